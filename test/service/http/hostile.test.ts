import { afterAll, beforeAll, expect, test } from "vitest";
import { METER_ID, OTHER_METER_ID } from "../../support/parties.ts";
import {
  everything,
  issue,
  register,
  registration,
  type SupplierRig,
  shown,
  startRig,
} from "../../support/supplier-rig.ts";

let rig: SupplierRig;
let path: string;
let codeId: string;

beforeAll(async () => {
  rig = await startRig();
  path = await register(rig.call);
  ({ codeId } = await issue(rig.call, path, { commands: [{ type: "restore_supply" }] }));
});
afterAll(() => rig.remove());

/** A campaign that its route would take. */
const campaign = () => ({
  label: "Storm",
  commands: [{ type: "restore_supply" }],
  digits: 20,
  selection: { meterIds: [METER_ID] },
});

/**
 * Every route with a body, POST unless it says another method, with a body that it would take,
 * every member of it.
 */
const ROUTES: readonly [path: string, body: () => Record<string, unknown>][] = [
  [
    "/v1/meters",
    () => ({
      ...registration(OTHER_METER_ID),
      fuel: "gas",
      label: "A home",
      tags: ["north"],
      lastCounter: 0,
    }),
  ],
  [
    "/v1/meters/METER/codes",
    () => ({ commands: [{ type: "restore_supply" }], digits: 20, note: "Storm", acknowledge: [] }),
  ],
  ["/v1/meters/METER/codes/preview", () => ({ commands: [{ type: "restore_supply" }] })],
  ["/v1/meters/METER/confirmations", () => ({ code: shown({}) })],
  [
    "/v1/meters/METER/alerts",
    () => ({ alerts: [{ at: 1_795_521_600, event: "81C4", text: "code entry suspended" }] }),
  ],
  ["PUT /v1/meters/METER/settings", () => ({ maxCreditPence: 1, maxBalancePence: 1 })],
  ["/v1/campaigns", campaign],
  ["/v1/campaigns/preview", campaign],
  ["/v1/campaigns/CODE/cancel", () => ({ reason: "Wrong amount" })],
  ["/v1/codes/CODE/void", () => ({ reason: "Wrong amount" })],
  ["/v1/campaigns/00000000-0000-4000-8000-000000000000/sent", () => ({ channel: "sms" })],
  ["/v1/codes/CODE/sent", () => ({ channel: "sms" })],
  ["/v1/codes/CODE/resend", () => ({ channel: "sms" })],
  ["/v1/codes/CODE/lost", () => ({ reason: "Letter came back" })],
  ["/v1/codes/CODE/refused", () => ({ reason: "duplicate" })],
  ["/v1/approvals/CODE/approve", () => ({ acknowledge: [] })],
  ["/v1/approvals/CODE/reject", () => ({ reason: "too much" })],
  ["/v1/approvals/CODE/withdraw", () => ({ reason: "asked twice" })],
  ["/v1/supplier/key-changes", () => ({ meterIds: [OTHER_METER_ID] })],
  ["/v1/keys", () => ({ role: "reader", owner: "Ann", label: "Desk 7" })],
  ["PATCH /v1/meters/METER", () => ({ fuel: "electricity", tags: ["north"] })],
  ["/v1/find", () => ({ text: "acacia" })],
  ["/v1/codes/explain", () => ({ code: shown({}), meterId: METER_ID })],
];

const DEEP = 20_000;

/** What no route takes, as it goes over the wire. */
const BODIES: readonly [title: string, body: string, type?: string][] = [
  ["nothing", ""],
  ["half of a body", '{"commands":[{"type":'],
  ["null", "null"],
  ["a list", "[]"],
  ["a number", "42"],
  ["text", '"code"'],
  ["an empty object", "{}"],
  ["no number", '{"digits":NaN}'],
  ["a byte order mark", "\uFEFF{}"],
  ["a NUL", "\u0000"],
  ["lists in lists", "[".repeat(DEEP) + "]".repeat(DEEP)],
  ["objects in objects", `${'{"a":'.repeat(DEEP)}1${"}".repeat(DEEP)}`],
  ["a prototype", '{"__proto__":{"commands":[]}}'],
  ["a constructor's prototype", '{"constructor":{"prototype":{}}}'],
  ["XML", "<code/>", "application/xml"],
  ["a form", "code=1", "application/x-www-form-urlencoded"],
  ["plain text", "{}", "text/plain"],
  ["another JSON", "{}", "application/merge-patch+json"],
];

const CASES = ROUTES.flatMap(([route, body]) =>
  BODIES.map((hostile) => ({ route, body, hostile })),
);

function realPath(route: string): string {
  return route.replace("METER", METER_ID).replace("CODE", codeId);
}

async function expectRefused(route: string, body: string, type = "application/json") {
  const before = await everything(rig.call, path);
  const headers = { "content-type": type };
  const [at = route, method = "POST"] = route.split(" ").toReversed();
  const answer = await rig.call(method as "POST", realPath(at), body, headers);
  expect([answer.status, answer.type]).toEqual([
    expect.toSatisfy((status: number) => status >= 400 && status < 500),
    "application/problem+json; charset=utf-8",
  ]);
  expect(answer.body).toMatchObject({ status: answer.status, code: expect.any(String) });
  expect(await everything(rig.call, path)).toBe(before);
  return answer;
}

test.each(CASES)(
  "POST $route refuses $hostile.0 and changes nothing",
  async ({ route, hostile }) => {
    const [, body, type] = hostile;
    await expectRefused(route, body, type);
  },
);

const MEMBERS = ROUTES.flatMap(([route, body]) =>
  Object.keys(body()).map((member) => ({ route, body, member })),
);

test.each(MEMBERS)("POST $route refuses any other type as $member, by name", async (each) => {
  for (const value of [null, {}, true, -1.5, "", "\u0000", "\ud800"]) {
    const body = JSON.stringify({ ...each.body(), [each.member]: value });
    const answer = await expectRefused(each.route, body);
    if (answer.status === 400) expect(answer.body).toMatchObject({ field: each.member });
  }
  const infinite = JSON.stringify({ ...each.body(), [each.member]: 0 }).replace(
    `"${each.member}":0`,
    `"${each.member}":1e999`,
  );
  await expectRefused(each.route, infinite);
});

test.each(ROUTES)("POST %s refuses a member more, by name", async (route, body) => {
  const answer = await expectRefused(route, JSON.stringify({ ...body(), more: 1 }));
  expect(answer.body).toMatchObject({ code: "invalid_request", field: "more" });
});

const NAMES = [
  "0",
  `${METER_ID}-`,
  `${METER_ID}0`,
  "'%20OR%201=1--",
  "..%2f..%2fsupplier",
  "%00",
  "%ff",
  "x".repeat(5_000),
];

test.each(NAMES)("a meter or a code named %s is refused as such", async (name) => {
  const before = await everything(rig.call, path);
  for (const at of [`/v1/meters/${name}`, `/v1/meters/${name}/codes`, `/v1/codes/${name}`]) {
    const { status, type } = await rig.call("GET", at);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(type).toContain("application/problem+json");
  }
  expect(await everything(rig.call, path)).toBe(before);
});

test.each([
  "\uFF11".repeat(20),
  "\u0661".repeat(20),
  "-".repeat(200),
  "1".repeat(200),
  "9".repeat(60),
  "0x1234567890123456789",
  "1e19",
])("the confirmation code %j is refused without a wrong one being counted", async (code) => {
  for (let at = 0; at < 6; at += 1) {
    await expectRefused("/v1/meters/METER/confirmations", JSON.stringify({ code }));
  }
});
