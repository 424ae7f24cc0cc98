import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { buildHost, type HostApp, listen, Problem } from "@utrn-lab/http-host";
import { type FastifyInstance, fastify } from "fastify";
import { afterEach, expect, test } from "vitest";
import { arrival } from "../../packages/http-host/src/arrival.ts";
import { drainBeforeClose } from "../../packages/http-host/src/drain-before-close.ts";
import { PLAIN_HOST } from "../support/plain-host.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

/** A host with a door that is closed, and two routes that read a body badly. */
async function host(): Promise<HostApp> {
  const app = await buildHost(PLAIN_HOST);
  app.addContentTypeParser("text/csv", (_request, payload, done) => done(null, payload));
  const onRequest = async () => {
    throw new Problem("unauthorized", "No.");
  };
  app.post("/v1/closed", { onRequest }, async () => ({}));
  app.post("/v1/json", async () => ({}));
  app.post("/v1/stream", async ({ body }) => {
    const chunks = (body as IncomingMessage)[Symbol.asyncIterator]();
    await chunks.next();
    throw new Problem("not_found", "The first line is wrong.");
  });
  return app;
}

async function portOf(app: HostApp | FastifyInstance): Promise<number> {
  closing.push(() => app.close());
  return Number(new URL(await app.listen({ port: 0, host: "127.0.0.1" })).port);
}

function post(path: string, type: string, length: number, more = ""): string {
  const lines = [`POST ${path} HTTP/1.1`, "Host: x", `Content-Type: ${type}`, more];
  return `${[...lines, `Content-Length: ${length}`].filter(Boolean).join("\r\n")}\r\n\r\n`;
}

/** More than the buffers between the two ends hold. */
const LARGE = 20_000_000;

/** Sends all of a request before it reads a byte of the answer, as many clients do. */
async function sendThenRead(port: number, head: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.pause();
  socket.write(head);
  await new Promise((resolve) => socket.write(Buffer.alloc(LARGE, "a\n"), resolve));
  return text(socket);
}

test.each([
  ["refused before it is read", "/v1/closed", "application/json", "", 401],
  ["of a client that wants to close", "/v1/closed", "application/json", "Connection: close", 401],
  ["that is too large", "/v1/json", "application/json", "", 413],
  ["of a type that is not taken", "/v1/json", "image/png", "", 415],
  ["to an address that is none", "/v1/none", "application/json", "", 404],
  ["refused while it is read", "/v1/stream", "text/csv", "", 404],
])("a long body %s gets its answer once it is sent", async (_title, path, type, more, status) => {
  const port = await portOf(await host());
  const answer = await sendThenRead(port, post(path, type, LARGE, more));
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer.toLowerCase()).toContain("connection: close");
});

/** A server that refuses everything and lingers within small bounds. */
async function refusing(bounds: { totalMs: number; idleMs: number; bytesMax: number }) {
  const app = fastify();
  await app.register(drainBeforeClose, { bounds });
  app.addHook("onRequest", async (_request, reply) => reply.code(401).send());
  app.post("/", async () => ({}));
  return connect(await portOf(app), "127.0.0.1");
}

const HOUR_MS = 3_600_000;
const ENOUGH = { totalMs: HOUR_MS, idleMs: HOUR_MS, bytesMax: 1e9 };

/** Sends on until the other side has closed. */
async function sendUntilClosed(socket: Socket, pauseMs: number): Promise<void> {
  socket.on("error", () => {}).resume();
  socket.write(post("/", "application/json", 1e9));
  const sending = setInterval(() => socket.write("a".repeat(10_000)), pauseMs);
  await once(socket, "close");
  clearInterval(sending);
}

test.each([
  ["for too long", { ...ENOUGH, totalMs: 50 }],
  ["too much", { ...ENOUGH, bytesMax: 100_000 }],
])("who was answered and goes on sending %s is closed", async (_title, bounds) => {
  await sendUntilClosed(await refusing(bounds), 1);
});

test("who was answered and sends nothing more of its body is closed", async () => {
  const socket = await refusing({ ...ENOUGH, idleMs: 50 });
  socket.write(post("/", "application/json", 100));
  expect(await text(socket)).toMatch(/^HTTP\/1.1 401 /);
  await once(
    socket.on("error", () => {}),
    "close",
  );
});

test("a body of which nothing more comes is 408", async () => {
  const app = await host();
  await app.register(arrival, { silenceMs: 30 });
  app.post("/v1/silent", async () => ({}));
  const socket = connect(await portOf(app), "127.0.0.1");
  socket.write(`${post("/v1/silent", "application/json", 100)}{"a":`);
  expect(await text(socket)).toMatch(/^HTTP\/1.1 408 .*"code":"request_timeout"/s);
});

test("a body that comes, but slower than its route waits for it, is 408", async () => {
  const app = await host();
  app.post("/v1/slow", { config: { arrivalMs: 50 } }, async () => ({}));
  const socket = connect(await portOf(app), "127.0.0.1");
  socket.write(post("/v1/slow", "application/json", 1_000_000));
  const sending = setInterval(() => socket.write(" "), 1);
  expect(await text(socket)).toMatch(/^HTTP\/1.1 408 .*"code":"request_timeout"/s);
  clearInterval(sending);
});

test("a body that has come is not held to a deadline while its route works", async () => {
  const app = await host();
  const { promise: worked, resolve: work } = Promise.withResolvers<void>();
  app.post("/v1/works", { config: { arrivalMs: 1 } }, async () => worked);
  const socket = connect(await portOf(app), "127.0.0.1");
  socket.write(`${post("/v1/works", "application/json", 2, "Connection: close")}{}`);
  setTimeout(work, 20);
  expect(await text(socket)).toMatch(/^HTTP\/1.1 200 /);
});

/** A server as its processes run it, and connections to it that send some bytes each. */
async function held(graceMs: number, requests: readonly string[]) {
  const app = await host();
  const at = { host: "127.0.0.1", port: 0, graceMs };
  const server = await listen(app, at, { version: "1.0.0" });
  const sockets = requests.map((bytes) => {
    const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
    if (bytes !== "") socket.write(bytes);
    return socket.on("error", () => {}).resume();
  });
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  return { server, sockets, app };
}

test("who has sent no request, or half of its headers, keeps no server from stopping", async () => {
  const { server } = await held(HOUR_MS, [
    "",
    "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n",
    "GET /health/live HTTP/1.1\r\nHos",
    post("/v1/closed", "application/json", 100),
  ]);
  await (await fetch(`${server.url}/health/live`)).text();
  await server.close();
});

test("a request that does not come to its end keeps a server for its grace", async () => {
  const { server, app } = await held(50, [`${post("/v1/json", "application/json", 100)}{`]);
  const open = () => new Promise((done) => app.server.getConnections((_error, n) => done(n)));
  await (await fetch(`${server.url}/health/live`)).text();
  await server.close();
  expect(await open()).toBe(0);
});
