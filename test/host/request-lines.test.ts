import { once } from "node:events";
import { connect } from "node:net";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { type FastifyRequest, fastify } from "fastify";
import { afterEach, expect, test } from "vitest";
import { RequestLines } from "../../packages/http-host/src/request-lines.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

/** A server with a route that answers and one that waits, and the lines of its log on requests. */
async function logged() {
  const stream = new PassThrough();
  const serializers = { req: ({ method, url, ip }: FastifyRequest) => ({ method, url, ip }) };
  const app = fastify({ logger: { stream, serializers }, logController: new RequestLines() });
  closing.push(() => app.close());
  app.get("/answered", async (_request, reply) => reply.code(201).send({}));
  const held = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  app.get("/held", async () => {
    asked.resolve();
    return held.promise;
  });
  const port = Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
  const lines: unknown[] = [];
  stream.on("data", (line) => {
    const { reqId, req, res, msg } = JSON.parse(String(line));
    if (reqId !== undefined) lines.push({ ...req, status: res?.statusCode, msg });
  });
  return { app, port, stream, lines, asked: asked.promise, answer: held.resolve };
}

const GET = { method: "GET", ip: "127.0.0.1" };

function ask(port: number, path: string) {
  const socket = connect(port, "127.0.0.1");
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  return socket;
}

test("a request is one line of the log, with what it was answered", async () => {
  const { app, port, lines } = await logged();
  await text(ask(port, "/answered"));
  await app.close();
  expect(lines).toEqual([{ ...GET, url: "/answered", status: 201, msg: "request completed" }]);
});

test("a request whose connection ends before the answer is a line without a status", async () => {
  const { app, port, stream, lines, asked, answer } = await logged();
  const socket = ask(port, "/held");
  await asked;
  const told = once(stream, "data");
  socket.destroy();
  await told;
  answer();
  await app.close();
  const msg = "request ended before its answer";
  expect(lines).toEqual([{ ...GET, url: "/held", status: undefined, msg }]);
});
