import { beforeEach, expect, test } from "vitest";
import { meterForEachTest, rigForEachTest } from "../../support/each-test.ts";
import { keyOf, type MadeKey } from "../../support/keys.ts";
import { everything } from "../../support/supplier-rig.ts";

const rig = rigForEachTest();
const path = meterForEachTest(rig);
let issuer: MadeKey;
beforeEach(async () => {
  issuer = await keyOf(rig, "issuer");
});

const NO_SUMS = { keyPencePerDay: null, meterPencePerDay: null };
const setLimits = (limits: object, role = "issuer") =>
  rig.call("PUT", `/v1/limits/${role}`, limits);
const ask = (commands: object[]) => issuer.call("POST", `${path}/codes`, { commands });
const topUp = (amountPence: number) => ({ type: "top_up", amountPence });

test("without limits a role issues anything, and says so", async () => {
  expect((await ask([topUp(1_000_000)])).status).toBe(201);
  expect((await rig.call("GET", "/v1/limits")).body).toEqual({
    items: ["issuer", "approver", "administrator"].map((role) => ({
      role,
      commands: null,
      amountPenceMax: null,
      ...NO_SUMS,
    })),
  });
});

test("limits are set, shown, and hold for their role only, also after a restart", async () => {
  const limits = { commands: ["top_up"], amountPenceMax: 5_000 };
  const { status, body } = await setLimits(limits);
  expect([status, body]).toEqual([200, { role: "issuer", ...limits, ...NO_SUMS }]);
  await rig.restart();
  expect((await rig.call("GET", "/v1/limits")).body).toMatchObject({
    items: [{ role: "issuer", ...limits }, { amountPenceMax: null }, { amountPenceMax: null }],
  });
  expect((await ask([topUp(5_000)])).status).toBe(201);
  expect((await ask([topUp(5_001)])).status).toBe(403);
  const byAdministrator = { commands: [topUp(5_001)] };
  expect((await rig.call("POST", `${path}/codes`, byAdministrator)).status).toBe(201);
});

test("a campaign is held to the limits of who makes it", async () => {
  await setLimits({ commands: ["top_up"], amountPenceMax: 5_000 });
  const campaignOf = (commands: object[]) =>
    issuer.call("POST", "/v1/campaigns", { commands, selection: { everyMeter: true } });
  for (const [commands, field] of [
    [[topUp(5_001)], "commands[0].amountPence"],
    [[{ type: "restore_supply" }], "commands[0].type"],
  ] as const) {
    const { status, body } = await campaignOf([...commands]);
    expect([status, body]).toMatchObject([403, { code: "above_limit", field }]);
  }
  expect((await campaignOf([topUp(5_000)])).status).toBe(202);
});

const REFUSED: readonly [title: string, limits: object, commands: object[], field: string][] = [
  [
    "an amount above the largest",
    { commands: null, amountPenceMax: 5_000 },
    [topUp(5_000), { type: "deduct_credit", amountPence: 5_001 }],
    "commands[1].amountPence",
  ],
  [
    "top-ups that together are above it",
    { commands: null, amountPenceMax: 5_000 },
    [topUp(3_000), topUp(2_001)],
    "commands[1].amountPence",
  ],
  [
    "a top-up and credit given that together are above it",
    { commands: null, amountPenceMax: 5_000 },
    [topUp(3_000), { type: "add_credit", amountPence: 2_001 }],
    "commands[1].amountPence",
  ],
  [
    "credit set and a top-up that together are above it",
    { commands: null, amountPenceMax: 5_000 },
    [{ type: "set_credit", amountPence: 5_000 }, topUp(1)],
    "commands[1].amountPence",
  ],
  [
    "debts that together are above it",
    { commands: null, amountPenceMax: 5_000 },
    [
      { type: "set_debt", register: "time_1", amountPence: 3_000 },
      { type: "add_debt", register: "payment", amountPence: 2_001 },
    ],
    "commands[1].amountPence",
  ],
  [
    "an emergency credit above it",
    { commands: null, amountPenceMax: 5_000 },
    [{ type: "set_emergency_credit_limit", limitPence: 5_001 }],
    "commands[0].limitPence",
  ],
  [
    "a command that is not listed",
    { commands: ["top_up"], amountPenceMax: null },
    [topUp(100), { type: "restore_supply" }],
    "commands[1].type",
  ],
  [
    "any command of an empty list",
    { commands: [], amountPenceMax: null },
    [topUp(100)],
    "commands[0].type",
  ],
];

test.each(REFUSED)("%s is above_limit, by its field, and nothing is spent", async (...each) => {
  const [, limits, commands, field] = each;
  await setLimits(limits);
  const before = await everything(rig.call, path);
  const { status, body } = await ask(commands);
  expect([status, body]).toMatchObject([403, { code: "above_limit", field }]);
  const preview = await issuer.call("POST", `${path}/codes/preview`, { commands });
  expect([preview.status, preview.body]).toMatchObject([403, { code: "above_limit", field }]);
  expect(await everything(rig.call, path)).toBe(before);
});

test.each([
  ["reader", { commands: null, amountPenceMax: null }, "role"],
  ["issuer", { commands: ["gift"], amountPenceMax: null }, "commands[0]"],
  ["issuer", { commands: null, amountPenceMax: -1 }, "amountPenceMax"],
  ["issuer", { commands: null }, "amountPenceMax"],
])("limits of %s that are %j are refused by name", async (role, limits, field) => {
  const { status, body } = await setLimits(limits, role);
  expect([status, body]).toMatchObject([400, { code: "invalid_request", field }]);
});
