import { gzipSync } from "node:zlib";
import { buildHost, readJson } from "@utrn-lab/http-host";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PLAIN_HOST } from "../support/plain-host.ts";

let app: Awaited<ReturnType<typeof buildHost>>;
beforeAll(async () => {
  app = await buildHost({
    ...PLAIN_HOST,
    bodyLimitBytes: 40_000_000,
  });
  app.post("/v1/things", async ({ body }) => ({ body }));
  app.delete("/v1/things", async () => ({}));
  const properties = { name: { type: "string" } };
  const all = { type: "object", properties, additionalProperties: false };
  app.post("/v1/all-optional", { schema: { body: all } }, async ({ body }) => ({ body }));
  const one = { ...all, minProperties: 1 };
  app.post("/v1/one-of-them", { schema: { body: one } }, async () => ({}));
});
afterAll(() => app.close());

const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
  app.inject({
    method: "POST",
    url: "/v1/things",
    payload,
    headers: { "content-type": "application/json", ...headers },
  });

const bytes = (text: string) => new TextEncoder().encode(text);

test("fifteen million arrays in one another are 400, and nothing is made of them", async () => {
  const answer = await post(`${"[".repeat(15_000_000)}${"]".repeat(15_000_000)}`);
  expect(answer.json()).toMatchObject({ status: 400, code: "invalid_request", field: "body" });
  expect(answer.json().detail).toBe("The body is nested too deep.");
});

test.each([
  ["arrays", "[]"],
  ["objects", "{}"],
  ["numbers", "0"],
  ["members", '{"a":0}'],
])("a list of two million %s is 413", async (_title, one) => {
  const answer = await post(`[${`${one},`.repeat(2_000_000)}0]`);
  expect(answer.json()).toMatchObject({ status: 413, code: "payload_too_large" });
});

test("a list of 1,500,000 ids is read", async () => {
  const ids = Array.from({ length: 1_500_000 }, (_, at) => at.toString(16).padStart(16, "0"));
  const text = JSON.stringify({ ids });
  const read = readJson(bytes(text));
  expect("value" in read && JSON.stringify(read.value) === text).toBe(true);
});

test.each([
  ["at the top", '{"role":"reader","role":"administrator"}'],
  ["written in another way", '{"role":"reader","\\u0072ole":"administrator"}'],
  ["with the same value", '{"a":1,"a":1}'],
  ["deeper", '{"list":[{"a":{"b":1,"b":2}}]}'],
  ["that is a number", '{"1":1,"1":2}'],
])("a member that stands twice %s is refused, and neither is taken", async (_title, body) => {
  const answer = await post(body);
  expect(answer.json()).toMatchObject({ status: 400, field: "body" });
  expect(answer.json().detail).toContain("twice");
});

test("whatever JSON.stringify writes is always read as it is", () => {
  const json = fc.jsonValue({ maxDepth: 6, noUnicodeString: false });
  fc.assert(
    fc.property(json, fc.nat(4), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const read = readJson(bytes(text));
      if ("fault" in read) return read.fault === "reserved_member" && text.includes("__proto__");
      return JSON.stringify(read.value) === JSON.stringify(value);
    }),
  );
});

test("text that is no JSON is never read, and never fails otherwise", () => {
  const pieces = fc.constantFrom("{", "}", "[", "]", '"', "\\", ",", ":", "a", "1", " ", "null");
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const text = parts.join("");
      const read = readJson(bytes(text));
      try {
        JSON.parse(text);
      } catch {
        return "fault" in read;
      }
      return "value" in read || read.fault === "member_twice";
    }),
  );
});

test.each([
  ["bytes that are not UTF-8", Buffer.from([0x22, 0xff, 0x22]), "not UTF-8"],
  ["a member named __proto__", '{"__proto__":{"a":1}}', "no object may have"],
  ["a constructor with a prototype", '[{"constructor":{"prototype":1}}]', "no object may have"],
  ["half of a string", '{"a":"b', "not valid JSON"],
])("%s are 400", async (_title, body, why) => {
  const answer = await post(body);
  expect(answer.json()).toMatchObject({ status: 400, field: "body" });
  expect(answer.json().detail).toContain(why);
});

test("a body that is compressed is 415, and says what is taken", async () => {
  const answer = await post(gzipSync("{}"), { "content-encoding": "gzip" });
  expect(answer.json()).toMatchObject({ status: 415, code: "unsupported_media_type" });
  expect(answer.headers["accept-encoding"]).toBe("identity");
  expect((await post("{}", { "content-encoding": "identity" })).statusCode).toBe(200);
});

test("JSON that is announced and does not come is no fault where none is needed", async () => {
  const headers = { "content-type": "application/json" };
  const answer = await app.inject({ method: "DELETE", url: "/v1/things", headers });
  expect(answer.statusCode).toBe(200);
});

test("no body says the same as an empty object, where that is enough", async () => {
  const announced = { "content-type": "application/json" };
  for (const headers of [announced, { ...announced, "content-length": "0" }, {}]) {
    const answer = await app.inject({ method: "POST", url: "/v1/all-optional", headers });
    expect([answer.statusCode, answer.json()]).toEqual([200, { body: {} }]);
    const other = await app.inject({ method: "POST", url: "/v1/one-of-them", headers });
    expect(other.json()).toMatchObject({ status: 400, field: "body" });
  }
});
