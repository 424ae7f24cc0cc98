import { once } from "node:events";
import { get, type IncomingMessage, request } from "node:http";
import { text } from "node:stream/consumers";
import { startBench } from "@utrn-lab/bench";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BenchRig, benchEnv, good, makeMeter, startBenchRig } from "../support/bench-rig.ts";

let rig: BenchRig;
beforeAll(async () => {
  const env = { ...benchEnv(), BENCH_HOSTS: "bench.example, 192.0.2.7, 2001:DB8:0::7" };
  rig = await startBenchRig(env);
  await makeMeter(rig.call);
});
afterAll(() => rig.remove());

async function answerOf(sent: ReturnType<typeof request>): Promise<IncomingMessage> {
  const [answer] = await once(sent.end(), "response");
  return answer;
}

/** Calls the bench by a name; the answer's body is not read. */
function calledBy(host: string, path = "/v1/meters", method = "GET"): Promise<IncomingMessage> {
  return answerOf(request(`${rig.url()}${path}`, { method, headers: { host } }));
}

const OWN = [
  "127.0.0.1",
  "localhost",
  "LocalHost",
  "[::1]",
  "bench.example",
  "192.0.2.7",
  "[2001:db8::7]",
].flatMap((name) => [name, `${name}:80`, `${name}:3001`]);

test.each(OWN)("the bench answers to the name %s", async (host) => {
  const answer = await calledBy(host);
  answer.resume();
  expect(answer.statusCode).toBe(200);
});

const FOREIGN = [
  "rebind.example",
  "rebind.example:3001",
  "localhost.rebind.example",
  "rebind.example.localhost",
  "xlocalhost",
  "bench.example.rebind.example",
  "bench.example@rebind.example",
  "127.0.0.1:3001@rebind.example",
  "192.0.2.8",
  "[::2]",
  "[::1",
  "[::1]x",
  "::1",
  "localhost.",
  "localhost:x",
  "*",
  ":3001",
];

test.each(FOREIGN)("misdirected_request: the bench does not answer to %j", async (host) => {
  const answer = await calledBy(host);
  expect([answer.statusCode, answer.headers["content-type"]]).toEqual([
    421,
    "application/problem+json; charset=utf-8",
  ]);
  expect(JSON.parse(await text(answer))).toMatchObject({
    code: "misdirected_request",
    detail: expect.stringContaining("localhost"),
  });
});

test("no route, page or document answers to a foreign name, and no wrong path either", async () => {
  const { paths } = await good<{ paths: Record<string, object> }>(rig.call("GET", "/docs/json"));
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
  );
  expect(routes.length).toBeGreaterThan(30);
  const more = ["/", "/index.html", "/docs", "/docs/", "/docs/json", "/docs/static/index.html"];
  const each = [...routes, ...more.map((path) => ["GET", path] as const), ["GET", "/no"] as const];
  for (const [method, path] of each) {
    const at = path.replace("{meterId}", "00db1234567890a1").replace("{name}", "command-top-up");
    const answer = await calledBy("rebind.example", at, method);
    answer.resume();
    expect([method, path, answer.statusCode]).toEqual([method, path, 421]);
  }
});

test("the bench answers to HOST, and on all addresses to the one that was called", async () => {
  const env = { ...benchEnv(), LOG_LEVEL: "silent", HOST: "0.0.0.0" };
  const everywhere = await startBench(env);
  try {
    const { port } = new URL(everywhere.url);
    const statusOf = async (host: string) => {
      const asked = { host: "127.0.0.2", port, path: "/v1/meters", headers: { host } };
      const answer = await answerOf(get(asked));
      answer.resume();
      return answer.statusCode;
    };
    expect(
      await Promise.all(["127.0.0.2:1", "0.0.0.0", "127.0.0.3", "host.example"].map(statusOf)),
    ).toEqual([200, 200, 421, 421]);
  } finally {
    await everywhere.close();
  }
});

const NO_NAMES = ["http://bench.example", "bench.example:3001", "*", "a,,b", "a b", "a/b", ","];

test.each(NO_NAMES)("a bench does not start with BENCH_HOSTS %j", async (names) => {
  await expect(startBench({ ...benchEnv(), BENCH_HOSTS: names })).rejects.toThrow(/^BENCH_HOSTS /);
});
