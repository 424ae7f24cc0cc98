import { connect } from "node:net";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { buildHost, type ProblemCode } from "@utrn-lab/http-host";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PLAIN_HOST } from "../support/plain-host.ts";

const refused: ProblemCode[] = [];
/** Settles when the route that reads a stream has thrown. */
let thrown: PromiseWithResolvers<unknown>;
let port: number;
let close: () => Promise<unknown>;

beforeEach(async () => {
  refused.length = 0;
  thrown = Promise.withResolvers();
  const app = await buildHost({
    ...PLAIN_HOST,
    onProblem: (code) => refused.push(code),
  });
  app.post("/v1/things", async () => ({}));
  app.addContentTypeParser("text/csv", (_request, payload, done) => done(null, payload));
  app.post("/v1/files", async ({ body }) => {
    try {
      return await text(body as Readable);
    } catch (error) {
      thrown.resolve(error);
      throw error;
    }
  });
  port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
  close = () => app.close();
});
afterEach(() => close());

/** Sends bytes, and ends; answers all that comes back. */
async function send(bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.end(bytes);
  return text(socket);
}

const POST = "POST /v1/things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";

test.each([
  ["no HTTP", "HELLO\r\n\r\n", 400, "invalid_request"],
  ["a header that is none", "GET / HTTP/1.1\r\nno colon\r\n\r\n", 400, "invalid_request"],
  ["a body that ends half way", `${POST}Content-Length: 100\r\n\r\n{"a":`, 400, "invalid_request"],
  [
    "a chunk that is none",
    `${POST}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`,
    400,
    "invalid_request",
  ],
  ["long headers", `GET / HTTP/1.1\r\nX: ${"x".repeat(40_000)}\r\n\r\n`, 431, "headers_too_large"],
] as const)(
  "%s is a problem with a stable code, and is counted",
  async (_title, bytes, status, code) => {
    const [head = "", body = ""] = (await send(bytes)).split("\r\n\r\n");
    expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toContain("Content-Type: application/problem+json; charset=utf-8");
    expect(JSON.parse(body)).toMatchObject({ status, code });
    expect(refused).toEqual([code]);
  },
);

test("a client that leaves during a stream is counted once, as no fault of the store", async () => {
  const head =
    "POST /v1/files HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 100\r\n";
  expect(await send(`${head}\r\nmeterId,`)).toContain("invalid_request");
  expect(await thrown.promise).toMatchObject({ code: "ECONNRESET" });
  await setImmediate();
  expect(refused).toEqual(["invalid_request"]);
});
