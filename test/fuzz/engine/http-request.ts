import { Agent, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";

/** A request as an input writes it: its first line, its headers, an empty line and its body. */
export interface WrittenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string[]>>;
  readonly body: Buffer;
}

/** Writes a request that is sent as JSON. */
export function written(line: string, body?: unknown, headers = ""): string {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return `${line}\n${headers}\n${text ?? ""}`;
}

/** Reads a request from an input: what is missing is empty. */
export function readRequest(input: Buffer): WrittenRequest {
  const end = input.indexOf("\n\n");
  const head = input.subarray(0, end < 0 ? input.length : end).toString("latin1");
  const [line = "", ...lines] = head.split("\n");
  const space = line.indexOf(" ");
  const headers = Object.groupBy(
    lines.filter((each) => each.includes(":")),
    (each) => each.slice(0, each.indexOf(":")).trim().toLowerCase(),
  );
  const values = Object.entries(headers).map(([name, all = []]) => [
    name,
    all.map((each) => each.slice(each.indexOf(":") + 1).trim()),
  ]);
  return {
    method: line.slice(0, space),
    path: line.slice(space + 1),
    headers: Object.fromEntries(values),
    body: end < 0 ? Buffer.alloc(0) : input.subarray(end + 2),
  };
}

/** An answer, or why there is none. */
export interface SentAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

const ANSWER_MS = 20_000;

/** Sends requests to one server over connections that stay open. */
export class Sender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** @returns undefined where Node's client refuses to send it: then nothing comes in. */
  async send(asked: WrittenRequest): Promise<SentAnswer | undefined> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    try {
      const sent = request(`${this.#url}/`, {
        ...{ agent: this.#agent, method: asked.method, path: asked.path },
        headers: { ...asked.headers, "content-length": String(asked.body.length) },
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      sent.once("response", resolve).once("error", reject).end(asked.body);
    } catch {
      return undefined;
    }
    const answer = await promise;
    const { statusCode: status = 0, headers } = answer;
    const type = headers["content-type"] ?? "";
    // A stream of events has no end; that it began is its answer.
    if (!type.startsWith("text/event-stream")) return { status, type, text: await text(answer) };
    answer.destroy();
    return { status, type, text: "" };
  }

  close(): void {
    this.#agent.destroy();
  }
}
