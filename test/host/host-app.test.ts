import { mkdtempSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { buildHost, invalidRequest, openDatabase, parseInput } from "@utrn-lab/http-host";
import { parseEui64 } from "@utrn-lab/utrn/checks";
import { Type } from "typebox";
import { afterAll, beforeAll, expect, test } from "vitest";

const Body = Type.Object(
  { list: Type.Array(Type.Object({ amount: Type.Integer() }, { additionalProperties: false })) },
  { additionalProperties: false },
);

async function build(ready: () => Promise<void> = async () => undefined) {
  const app = await buildHost({
    title: "A host",
    description: "To try.",
    version: "1.0.0",
    ready,
    tags: [{ name: "health", description: "Health" }],
    logLevel: "silent",
    requestId: () => "request-1",
    bodyLimitBytes: 1_000,
  });
  app.post("/v1/lists", { schema: { body: Body } }, async ({ body }) => body);
  const Query = Type.Object(
    { limit: Type.Optional(Type.Integer()) },
    { additionalProperties: false },
  );
  app.get("/v1/lists", { schema: { querystring: Query } }, async ({ query }) => query);
  app.delete("/v1/lists/:number", async () => ({}));
  app.get("/v1/fails", async () => {
    throw new Error("the secret reason");
  });
  app.get("/v1/field", async () => parseInput(() => parseEui64("XYZ", "meterId")));
  app.get("/v1/refuses", async () => {
    throw invalidRequest("field", "a reason");
  });
  await app.ready();
  return app;
}

type App = Awaited<ReturnType<typeof build>>;
let app: App;
beforeAll(async () => {
  app = await build();
});
afterAll(() => app.close());

async function post(payload: string, type = "application/json") {
  const headers = { "content-type": type };
  const answer = await app.inject({ method: "POST", url: "/v1/lists", payload, headers });
  return { type: answer.headers["content-type"], body: answer.json() };
}

async function get(url: string) {
  const answer = await app.inject(url);
  return { type: answer.headers["content-type"], body: answer.json() };
}

const NAMED = [
  ["a wrong type in a list", '{"list":[{"amount":"1"}]}', "list[0].amount"],
  ["a missing member", '{"list":[{"amount":1},{}]}', "list[1].amount"],
  ["an unknown member", '{"list":[{"amount":1,"more":2}]}', "list[0].more"],
  ["an unknown member whose name is a code", '{"list":[],"73946144332040217315":2}', "body"],
  ["another type than an object", "[]", "body"],
  ["text that is not JSON", '{"list":', "body"],
  ["an empty body", "", "body"],
  ["a body that reaches for the prototype", '{"__proto__":{"list":[]}}', "body"],
] as const;

test.each(NAMED)(
  "%s is 400 invalid_request and names the field",
  async (_title, payload, field) => {
    const { type, body } = await post(payload);
    expect(type).toBe("application/problem+json; charset=utf-8");
    expect(body).toMatchObject({ status: 400, code: "invalid_request", field });
    expect(JSON.stringify(body)).not.toContain("73946144332040217315");
  },
);

test("a good body passes and is not changed", async () => {
  expect((await post('{"list":[{"amount":7}]}')).body).toEqual({ list: [{ amount: 7 }] });
});

test("a body of another media type is 415, also plain text", async () => {
  const { body } = await post('{"list":[]}', "text/plain");
  expect(body).toMatchObject({ status: 415, code: "unsupported_media_type" });
});

test("a body over the limit is 413", async () => {
  const { body } = await post(JSON.stringify({ list: [], more: "x".repeat(2_000) }));
  expect(body).toMatchObject({ status: 413, code: "payload_too_large" });
});

test("a query's numbers are read from text, and unknown parameters are refused", async () => {
  expect((await get("/v1/lists?limit=20")).body).toEqual({ limit: 20 });
  expect((await get("/v1/lists?limit=x")).body).toMatchObject({ status: 400, field: "limit" });
  expect((await get("/v1/lists?page=2")).body).toMatchObject({ status: 400, field: "page" });
  expect((await get("/v1/refuses?page=2")).body).toMatchObject({ status: 400, field: "page" });
});

test("a path that is none, or no URL, is a problem too", async () => {
  expect((await get("/v1/nowhere")).body).toMatchObject({ status: 404, code: "route_not_found" });
  expect((await get("/v1/%ff")).body).toMatchObject({ status: 400, field: "url" });
});

test("another method than a path has is 405 with those that it has", async () => {
  for (const method of ["PUT", "DELETE"] as const) {
    const answer = await app.inject({ method, url: "/v1/lists?limit=20" });
    expect(answer.json()).toMatchObject({ status: 405, code: "method_not_allowed" });
    expect(answer.headers.allow).toBe("POST, GET, HEAD");
  }
});

test("a path with a parameter is known by its other names, and by no empty one", async () => {
  const put = (url: string) => app.inject({ method: "PUT", url });
  expect((await put("/v1/lists/7")).headers.allow).toBe("DELETE");
  expect((await put("/v1/lists/")).statusCode).toBe(404);
  expect((await put("/v1/lists/7/8")).statusCode).toBe(404);
});

test("what no route takes is refused before its body is read", async () => {
  const headers = { "content-type": "application/json" };
  for (const [url, status] of [
    ["/v1/nowhere", 404],
    ["/v1/fails", 405],
  ] as const) {
    const answer = await app.inject({ method: "POST", url, payload: "{", headers });
    expect(answer.statusCode).toBe(status);
  }
});

test("two Host headers are 400", async () => {
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.end("GET /v1/lists HTTP/1.1\r\nHost: a\r\nhost: b\r\nConnection: close\r\n\r\n");
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 .*"field":"host"/s);
});

test("a field error of the library is 400 where the route says that it parses input", async () => {
  const { body } = await get("/v1/field");
  expect(body).toMatchObject({ status: 400, code: "invalid_request", field: "meterId" });
});

test("a failure of ours is 500 with an id and no reason", async () => {
  const { body } = await get("/v1/fails");
  expect(body).toMatchObject({ status: 500, code: "internal", id: "request-1" });
  expect(JSON.stringify(body)).not.toContain("secret");
});

test("ready follows the store, live does not", async () => {
  const down = await build(async () => {
    throw new Error("no store");
  });
  expect((await app.inject("/health/ready")).statusCode).toBe(200);
  expect((await down.inject("/health/ready")).json()).toMatchObject({ code: "not_ready" });
  expect((await down.inject("/health/live")).json()).toEqual({ status: "live" });
  await down.close();
});

test("the document is OpenAPI 3.1 and has a page", async () => {
  const document = (await app.inject("/docs/json")).json();
  expect(document.openapi).toBe("3.1.0");
  expect(Object.keys(document.paths)).toContain("/v1/lists");
  expect((await app.inject("/docs/")).headers["content-type"]).toContain("text/html");
});

test("a database is made with its folder, for the owner's eyes only", async () => {
  const parent = mkdtempSync(join(tmpdir(), "host-"));
  const folder = join(parent, "deep", "own");
  const db = await openDatabase(
    { folder, file: "store.db" },
    {
      "001": {
        up: async (kysely) => kysely.schema.createTable("t").addColumn("a", "text").execute(),
      },
    },
  );
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, "store.db")).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, "store.db-wal")).mode & 0o777).toBe(0o600);
  await db.destroy();
  rmSync(parent, { recursive: true });
});
