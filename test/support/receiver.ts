import { createServer, type ServerResponse } from "node:http";
import { freePort } from "./postgres.ts";

/** A request that a receiver of webhooks has got. */
interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A receiver of webhooks: a real HTTP server on the loopback. */
export interface Receiver {
  readonly url: string;
  /** All that it has got since it began, also before it was closed and opened. */
  readonly received: readonly Received[];
  /** How it answers from now on; 204 until this is called. */
  answer(how: (response: ServerResponse, got: Received) => void): void;
  /** Resolves once it has got so many requests in all. */
  until(count: number): Promise<void>;
  /** Takes no connections any more, and ends those that are open. */
  close(): Promise<void>;
  /** Takes them again, at the same address. */
  open(): Promise<void>;
}

/** Opens a receiver. */
export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  let answer = (response: ServerResponse, _got: Received) => {
    response.writeHead(204).end();
  };
  const port = await freePort();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const body = Buffer.concat(chunks).toString("utf8");
      const got = { path: request.url ?? "", headers, body };
      received.push(got);
      answer(response, got);
      for (const look of waiting) look();
    });
  });
  const open = () => new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  await open();
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    answer: (how) => {
      answer = how;
    },
    until: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (received.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    open,
  };
}

/** Answers with a status, and nothing else. */
export function withStatus(status: number, headers: Record<string, string> = {}) {
  return (response: ServerResponse) => {
    response.writeHead(status, headers).end(`${status}, as the test wants`);
  };
}
