import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What becomes of a request on its way, and of its answer. */
export type Fate = "passed" | "lost" | "answer lost" | "answer cut" | "unavailable" | "limited";

/** A server before another, which loses what it is told to. */
export interface LossyProxy {
  readonly url: string;
  /** The fate of each request from now on; those behind the last one are passed. */
  tell(fates: readonly Fate[]): void;
  /** The requests that came since it was told, as `METHOD path idempotency-key`. */
  seen(): readonly string[];
  close(): Promise<void>;
}

/** Statuses by which a server in front answers instead. */
const INSTEAD: Partial<Record<Fate, number>> = { unavailable: 503, limited: 429 };

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function passOn(target: string, request: IncomingMessage, body: Buffer) {
  const { authorization, "content-type": type, "idempotency-key": key } = request.headers;
  const headers = { authorization, "content-type": type, "idempotency-key": key };
  const known = Object.entries(headers).filter((entry): entry is [string, string] => !!entry[1]);
  const answer = await fetch(`${target}${request.url}`, {
    method: request.method ?? "GET",
    headers: known,
    ...(body.length === 0 ? {} : { body }),
  });
  return { answer, content: Buffer.from(await answer.arrayBuffer()) };
}

/** Starts a lossy proxy before a server. */
export async function startLossyProxy(target: () => string): Promise<LossyProxy> {
  let fates: Fate[] = [];
  let seen: string[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    seen.push(`${request.method} ${request.url} ${request.headers["idempotency-key"] ?? "-"}`);
    const fate = fates.shift() ?? "passed";
    const body = await bodyOf(request);
    const instead = INSTEAD[fate];
    if (instead !== undefined) {
      response.writeHead(instead, { "retry-after": "2" }).end("<html>");
      return;
    }
    if (fate === "lost") {
      request.socket.destroy();
      return;
    }
    const { answer, content } = await passOn(target(), request, body);
    if (fate === "answer lost") {
      request.socket.destroy();
      return;
    }
    const type = answer.headers.get("content-type") ?? "text/plain";
    response.writeHead(answer.status, { "content-type": type, "content-length": content.length });
    if (fate === "passed") response.end(content);
    else response.write(content.subarray(0, content.length / 2), () => request.socket.destroy());
  };
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    tell: (told) => {
      fates = [...told];
      seen = [];
    },
    seen: () => seen,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
