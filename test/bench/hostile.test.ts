import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import {
  good,
  joinPpmid,
  makeCommissioned,
  NOON_SECONDS,
  pounds,
  SUPPLIER,
} from "../support/bench-rig.ts";
import { anyText, HOSTILE_CODES } from "../support/hostile.ts";
import { benchForFile } from "../support/shared-bench.ts";

const OTHER = "00db1234567890ee";
const DEVICE = "00db1234000000aa";

const rig = benchForFile();
let path: string;
beforeAll(async () => {
  const made = await makeCommissioned(rig.call);
  path = made.path;
  await joinPpmid(rig.call, path);
  await good(rig.call("POST", `${path}/codes`, { code: made.issue(1, pounds(10)) }));
});

type Body = Record<string, unknown>;

/** Every route that takes a body, with one that it would take, every member of it. */
const ROUTES: readonly [method: "POST" | "PUT", route: string, body: Body][] = [
  [
    "POST",
    "/v1/meters",
    {
      meterId: OTHER,
      label: "a name",
      seed: "s",
      fuel: "gas",
      time: NOON_SECONDS,
      clock: "manual",
      settings: {},
      installCodes: {},
    },
  ],
  ["POST", "/v1/meters/METER/duplicate", { meterId: OTHER, label: "a name", seed: "s" }],
  ["PUT", "/v1/meters/METER/label", { label: "a name" }],
  [
    "PUT",
    "/v1/welcome",
    { meterId: OTHER, code: "73946144332040217315", utrnCounter: 1, about: "a top-up" },
  ],
  ["PUT", "/v1/supplier-address", { address: "http://127.0.0.1:3000" }],
  ["POST", "/v1/meters/import", { version: 1, meters: [{}] }],
  ["POST", "/v1/meters/METER/session", {}],
  ["POST", "/v1/sessions", { session: {}, step: 0 }],
  ["POST", "/v1/sessions/replay", { session: {} }],
  ["POST", "/v1/sessions/shrink", { session: {}, expectation: { supply: "armed" } }],
  ["PUT", "/v1/meters/METER/supplier", { ...SUPPLIER, floor: 1 }],
  ["POST", "/v1/meters/METER/codes", { code: "7", via: "ppmid" }],
  ["POST", "/v1/meters/METER/explain", { code: "7", via: "ppmid" }],
  [
    "POST",
    "/v1/meters/METER/mischief",
    { kind: "swap", code: "73946144332040217315", enter: false, via: "ppmid", seed: "s" },
  ],
  ["POST", "/v1/meters/METER/keys", { keys: "1", face: "twelve" }],
  ["PUT", "/v1/meters/METER/load", { watts: 1 }],
  ["PUT", "/v1/meters/METER/power", { on: true }],
  ["PUT", "/v1/meters/METER/wan", { up: true }],
  ["POST", "/v1/meters/METER/clock", { advanceSeconds: 1 }],
  ["POST", "/v1/meters/METER/actions", { action: "enable_supply", via: "keypad" }],
  ["POST", "/v1/meters/METER/han/join", { eui: DEVICE, kind: "cad", installCode: "83fed3407a93" }],
  ["POST", "/v1/meters/METER/han/remove", { eui: DEVICE }],
  ["PUT", "/v1/meters/METER/snapshot", { version: 1 }],
];

const DEEP = 20_000;

/** What no route takes, as it goes over the wire. */
const BODIES: readonly [title: string, body: string, type?: string][] = [
  ["nothing", ""],
  ["half of a body", '{"keys":'],
  ["null", "null"],
  ["a list", "[]"],
  ["a number", "42"],
  ["text", '"code"'],
  ["an empty object", "{}"],
  ["no number", '{"watts":NaN}'],
  ["a byte order mark alone", "\uFEFF"],
  ["a NUL", "\u0000"],
  ["lists in lists", "[".repeat(DEEP) + "]".repeat(DEEP)],
  ["objects in objects", `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`],
  ["a prototype", '{"__proto__":{"keys":"1"}}'],
  ["a constructor's prototype", '{"constructor":{"prototype":{}}}'],
  ["XML", "<code/>", "application/xml"],
  ["a form", "code=1", "application/x-www-form-urlencoded"],
  ["plain text", "{}", "text/plain"],
];

const realPath = (route: string) => route.replace("/v1/meters/METER", path);
const everything = async () => [
  await good(rig.call("GET", "/v1/meters")),
  await good(rig.call("GET", `${path}/snapshot`)),
];

async function expectRefused(
  method: "POST" | "PUT",
  route: string,
  body: unknown,
  type = "application/json",
) {
  const before = await everything();
  const answer = await rig.call(method, realPath(route), body, { "content-type": type });
  expect([answer.status, answer.type, route]).toEqual([
    expect.toSatisfy((status: number) => status >= 400 && status < 500),
    "application/problem+json; charset=utf-8",
    route,
  ]);
  expect(answer.body).toMatchObject({ status: answer.status, code: expect.any(String) });
  expect(await everything()).toEqual(before);
}

const MADE_FROM_NOTHING = ["/v1/meters", "/v1/meters/METER/duplicate", "/v1/meters/METER/session"];

test.each(BODIES)("%s is refused by every route that takes a body", async (title, body, type) => {
  for (const [method, route] of ROUTES) {
    // A meter can be made, copied, or its session begun, with nothing, or an empty object.
    const isEmpty = ["nothing", "an empty object"].includes(title);
    if (isEmpty && MADE_FROM_NOTHING.includes(route)) continue;
    await expectRefused(method, route, body, type);
  }
});

/** What no member is: each goes into every member of every route. */
const VALUES: readonly [title: string, value: unknown][] = [
  ["null", null],
  ["a list", []],
  ["a list of a list", [["1"]]],
  ["an object that says it is text", { toString: "1" }],
  ["a fraction", 0.5],
  ["a negative number", -1],
  ["a number too large", 1e300],
];

test.each(VALUES)("%s is refused in every member of every route", async (_title, value) => {
  for (const [method, route, body] of ROUTES) {
    for (const member of Object.keys(body)) {
      await expectRefused(method, route, { ...body, [member]: value });
    }
  }
});

test("an unknown member is refused by every route", async () => {
  for (const [method, route, body] of ROUTES) {
    await expectRefused(method, route, { ...body, unknown: 1 });
  }
});

const NO_IDS = ["1", "00-DB1234567890A0", "00db1234567890a0-", "%00", "..%2f..%2fetc", "METER'--"];

/** What of a meter can be read. */
const READ = [
  "",
  "/log",
  "/outbox",
  "/snapshot",
  "/stream",
  "/history",
  "/knowledge",
  "/session",
  "/session/report",
];

test.each(NO_IDS)("the meter id %j is refused by every route", async (meterId) => {
  const at = encodeURIComponent(meterId);
  const routes: readonly [string, string, Body | undefined][] = [
    ...ROUTES.filter(([, route]) => route.includes("METER")),
    ...READ.map((rest): [string, string, undefined] => [
      "GET",
      `/v1/meters/METER${rest}`,
      undefined,
    ]),
    ["DELETE", "/v1/meters/METER", undefined],
  ];
  for (const [method, route, body] of routes) {
    const answer = await rig.call(method as "GET", route.replace("METER", at), body);
    expect([answer.status, route]).toEqual([400, route]);
  }
});

test("not_found: a meter that is not there, at every route", async () => {
  for (const [method, route, body] of ROUTES.filter(([, at]) => at.includes("METER"))) {
    const answer = await rig.call(method, route.replace("METER", "00db12345678ffff"), body);
    expect(answer).toMatchObject({ status: 404, body: { code: "not_found" } });
  }
});

test.each(HOSTILE_CODES)("as a code, %s is rejected and never applied", async (_label, text) => {
  const code = text.slice(0, 1_000);
  for (const via of ["keypad", "ppmid"]) {
    const answer = await rig.call("POST", `${path}/codes`, { code, via });
    expect(answer).toMatchObject({ status: 200, body: { result: "rejected" } });
    const explained = await rig.call("POST", `${path}/explain`, { code, via });
    expect(explained.status).toBe(200);
  }
  expect(await good(rig.call("GET", path))).toMatchObject({ counters: { accepted: [1] } });
});

test("never does any text, as a code or as keys, break the bench or move money", async () => {
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const explained = await rig.call("POST", `${path}/explain`, { code: text });
      const [code, keys] = [
        await rig.call("POST", `${path}/codes`, { code: text }),
        await rig.call("POST", `${path}/keys`, { keys: text }),
      ];
      const { balanceMillipence } = await good(rig.call("GET", path));
      return (
        explained.status < 500 &&
        code.status < 500 &&
        keys.status < 500 &&
        balanceMillipence === 1_000_000
      );
    }),
    { numRuns: 60 },
  );
});
