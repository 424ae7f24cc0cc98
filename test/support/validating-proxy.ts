import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { DocumentCheck } from "./document-check.ts";

/** A server's other address, at which all is checked against its OpenAPI document. */
export interface ValidatingProxy {
  readonly url: string;
  /** How many answers were checked. */
  readonly checked: () => number;
  /** What was not as the document says. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

const IS_JSON = /^application\/(problem\+)?json$/;

function mediaType({ headers }: IncomingMessage): string {
  return headers["content-type"]?.split(";")[0] ?? "";
}

function jsonOf(message: IncomingMessage, bytes: Buffer): unknown {
  const isJson = IS_JSON.test(mediaType(message)) && bytes.length > 0;
  return isJson ? JSON.parse(bytes.toString()) : undefined;
}

/** Hands a request on, body and all. */
async function ask(target: string, asked: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  const { method = "GET", url = "/", headers } = asked;
  const sending = request(`${target}${url}`, { method, headers });
  sending.end(body);
  const [answer] = await once(sending, "response");
  return answer;
}

/** Starts a proxy before a server; what it hands on is the same, byte for byte. */
export async function startValidatingProxy(target: string): Promise<ValidatingProxy> {
  const check = new DocumentCheck(await (await fetch(`${target}/docs/json`)).json());
  const faults: string[] = [];
  let checked = 0;
  const pass = async (asked: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const body = await buffer(asked);
    const answer = await ask(target, asked, body);
    const { statusCode: status = 0, headers } = answer;
    reply.writeHead(status, headers);
    const type = mediaType(answer);
    // A stream is not kept until its end.
    const bytes = IS_JSON.test(type) ? await buffer(answer) : undefined;
    const { method = "GET", url = "/" } = asked;
    const [path = "/"] = url.split("?");
    if (path.startsWith("/v1/")) {
      checked += 1;
      const sent = jsonOf(asked, body);
      const sentType = body.length === 0 ? "" : mediaType(asked);
      const answered = bytes && jsonOf(answer, bytes);
      const exchange = { method, path, sentType, sent, status, type, answered };
      faults.push(...check.faultsOf(exchange));
    }
    if (bytes === undefined) answer.pipe(reply);
    else reply.end(bytes);
  };
  const server = createServer((asked, reply) => {
    pass(asked, reply).catch((error) => {
      faults.push(String(error));
      reply.destroy();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    checked: () => checked,
    faults,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
