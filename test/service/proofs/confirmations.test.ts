import { expect, test } from "vitest";
import { meterForEachTest, rigForEachTest } from "../../support/each-test.ts";
import { METER_ID } from "../../support/parties.ts";
import {
  API_KEY,
  everything,
  forged,
  issue,
  NOON_SECONDS,
  register,
  shown,
} from "../../support/supplier-rig.ts";

const rig = rigForEachTest();
const path = meterForEachTest(rig);

const TOP_UP = { commands: [{ type: "top_up", amountPence: 1_000 }] };
const DAY_SECONDS = 86_400;
const confirm = (code: string) => rig.call("POST", `${path}/confirmations`, { code });
const meter = async () => (await rig.call("GET", path)).body;

test("an applied code proves its issue; counter, balance and day are learnt", async () => {
  const { codeId } = await issue(rig.call, path, TOP_UP);
  const typed = shown({ balancePence: -250 }).replace(/(.{4})(?=.)/g, "$1 ");
  const { status, body } = await confirm(typed);
  expect([status, body]).toMatchObject([
    200,
    {
      kind: "applied",
      date: "2026-11-24",
      utrnCounter: 1,
      supply: "enabled",
      mode: "prepayment",
      emergencyCreditActive: false,
      balancePence: -250,
      code: { codeId, status: "confirmed", confirmedOn: "2026-11-24" },
      meter: { meterId: METER_ID, knownHighestCounter: 1, knownBalancePence: -250 },
    },
  ]);
  expect(await meter()).toMatchObject({
    knownHighestCounter: 1,
    knownBalancePence: -250,
    knownOn: "2026-11-24",
    forecast: { codesLeft: { 20: 511 }, outstandingCount: 0 },
  });
});

test("the same confirmation again proves the same and changes nothing", async () => {
  await issue(rig.call, path, TOP_UP);
  const first = await confirm(shown({}));
  const before = await everything(rig.call, path);
  expect((await confirm(shown({}))).text).toBe(first.text);
  expect(await everything(rig.call, path)).toBe(before);
});

test("a code applied in part is confirmed, and none of its settings is relied on", async () => {
  const debt = { type: "add_debt", register: "payment", amountPence: 5_000 };
  const { codeId } = await issue(rig.call, path, { commands: [debt, ...TOP_UP.commands] });
  const { status, body } = await confirm(shown({ kind: "applied_in_part" }));
  expect([status, body]).toMatchObject([
    200,
    { kind: "applied_in_part", code: { codeId, status: "confirmed", appliedInPart: true } },
  ]);
  const { body: code } = await rig.call("GET", `/v1/codes/${codeId}`);
  expect(code).toMatchObject({ appliedInPart: true, means: expect.stringContaining("left out") });
  const deduct = { commands: [{ type: "deduct_debt", register: "payment", amountPence: 1 }] };
  const preview = await rig.call("POST", `${path}/codes/preview`, deduct);
  expect(preview.body).toMatchObject({ warnings: [{ code: "deduction_near_debt" }] });
});

test("a code applied in full is told as such", async () => {
  await issue(rig.call, path, TOP_UP);
  expect((await confirm(shown({}))).body).toMatchObject({ code: { appliedInPart: false } });
});

test.each([
  ["of a counter below one that is accepted", { utrnCounter: 1 }],
  ["of the day before", { utrnCounter: 2, date: "2026-11-23" }],
])("a status %s is old news, and changes nothing", async (_title, says) => {
  await issue(rig.call, path, TOP_UP);
  await issue(rig.call, path, TOP_UP);
  const now = { kind: "status", utrnCounter: 2, balancePence: 700 } as const;
  expect((await confirm(shown(now))).body).toMatchObject({ isOldNews: false });
  const before = await everything(rig.call, path);
  const { status, body } = await confirm(shown({ kind: "status", balancePence: 200, ...says }));
  expect([status, body]).toMatchObject([200, { isOldNews: true, balancePence: 200 }]);
  expect(await everything(rig.call, path)).toBe(before);
});

test("a status proves the highest accepted code, though others before it stay open", async () => {
  await issue(rig.call, path, TOP_UP);
  const { codeId } = await issue(rig.call, path, TOP_UP);
  const { body } = await confirm(shown({ kind: "status", utrnCounter: 2, supply: "armed" }));
  expect(body).toMatchObject({
    kind: "status",
    supply: "armed",
    code: { codeId, status: "confirmed" },
  });
  expect(await meter()).toMatchObject({
    knownHighestCounter: 2,
    forecast: { outstandingCount: 1 },
  });
});

test("a status of a meter that has taken nothing proves no code", async () => {
  await issue(rig.call, path, TOP_UP);
  const { status, body } = await confirm(shown({ kind: "status", utrnCounter: 0 }));
  expect([status, body]).toMatchObject([200, { utrnCounter: 0, code: null }]);
  expect(await meter()).toMatchObject({ knownHighestCounter: 0, knownBalancePence: 1_234 });
});

test("a change of tenancy that was applied buries every code before it", async () => {
  await issue(rig.call, path, TOP_UP);
  const revert = [{ type: "revert_to_defaults", parts: ["balances"] }];
  await issue(rig.call, path, { commands: revert, acknowledge: ["kills_outstanding_topups"] });
  await confirm(shown({ utrnCounter: 2, balancePence: 0 }));
  expect(await meter()).toMatchObject({ forecast: { outstandingCount: 0 } });
});

test("a confirmation of an earlier day does not replace a newer balance", async () => {
  await issue(rig.call, path, TOP_UP);
  await issue(rig.call, path, TOP_UP);
  await confirm(shown({ utrnCounter: 2, balancePence: 700 }));
  const { status } = await confirm(shown({ date: "2026-11-20", balancePence: 200 }));
  expect(status).toBe(200);
  expect(await meter()).toMatchObject({
    knownHighestCounter: 2,
    knownBalancePence: 700,
    knownOn: "2026-11-24",
  });
});

test.each([
  ["applied", "2026-10-24", 200],
  ["applied", "2026-10-23", 422],
  ["applied", "2026-11-25", 200],
  ["applied", "2026-11-26", 422],
  ["status", "2026-11-23", 200],
  ["status", "2026-11-22", 422],
  ["status", "2026-11-25", 200],
] as const)("on 2026-11-24 an %s of %s answers %i", async (kind, date, status) => {
  await issue(rig.call, path, TOP_UP);
  const answer = await confirm(shown({ kind, date }));
  expect(answer.status).toBe(status);
  if (status === 200) expect(answer.body).toMatchObject({ kind, date });
  else expect(answer.body).toMatchObject({ code: "confirmation_refused", reason: "not_authentic" });
});

function withSlip(code: string): string {
  return `${code.slice(0, -1)}${code.endsWith("0") ? "1" : "0"}`;
}

test.each([
  ["a slip", withSlip(shown({})), { reason: "check_digit_wrong", block: 1 }],
  ["too few digits", shown({}).slice(1), { reason: "incomplete" }],
  ["a UTRN", "79707589143441496201", { reason: "not_a_confirmation" }],
  ["words", "hello", { reason: "incomplete" }],
])(
  "%s is refused with its reason, and never counts as a wrong one",
  async (_title, code, refusal) => {
    await issue(rig.call, path, TOP_UP);
    for (let at = 0; at < 6; at += 1) {
      const { status, body } = await confirm(code);
      expect([status, body]).toMatchObject([422, { code: "confirmation_refused", ...refusal }]);
    }
    expect((await confirm(shown({}))).status).toBe(200);
  },
);

test("an applied counter that was never issued is not_authentic", async () => {
  await issue(rig.call, path, TOP_UP);
  const { status, body } = await confirm(shown({ utrnCounter: 2 }));
  expect([status, body]).toMatchObject([422, { reason: "not_authentic" }]);
});

test("five wrong ones a meter and day, then 429 for a true one, even after a restart", async () => {
  await issue(rig.call, path, TOP_UP);
  const other = await register(rig.call, "00db1234567890ff");
  for (let at = 0; at < 5; at += 1) {
    const { status, body } = await confirm(forged({ balancePence: at }));
    expect([status, body]).toMatchObject([422, { reason: "not_authentic" }]);
  }
  await rig.restart();
  const sixth = await confirm(shown({}));
  expect([sixth.status, sixth.body]).toMatchObject([429, { code: "too_many_attempts" }]);
  const elsewhere = await rig.call("POST", `${other}/confirmations`, {
    code: shown({ kind: "status", utrnCounter: 0 }, "00db1234567890ff"),
  });
  expect(elsewhere.status).toBe(200);

  rig.setTime(NOON_SECONDS + DAY_SECONDS);
  expect((await confirm(shown({}))).status).toBe(200);
});

test.each([
  ["confirmations", { code: shown({}) }],
  ["explain", { code: shown({}), meterId: METER_ID }],
])("the refusal of %s after five guesses says when the next day begins", async (what, body) => {
  await issue(rig.call, path, TOP_UP);
  const at = what === "explain" ? "/v1/codes/explain" : `${path}/confirmations`;
  for (let wrong = 0; wrong < 5; wrong += 1) {
    await rig.call("POST", at, { ...body, code: forged({ balancePence: wrong }) });
  }
  rig.setTime(NOON_SECONDS + 60);
  const headers = { authorization: `Bearer ${API_KEY}`, "content-type": "application/json" };
  const answer = await fetch(`${rig.url()}${at}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, String(43_200 - 60)]);
});

test("guesses sent at once are counted one by one", async () => {
  await issue(rig.call, path, TOP_UP);
  const guesses = Array.from({ length: 12 }, (_, at) => confirm(forged({ balancePence: at })));
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 422)).toHaveLength(5);
  expect(statuses.filter((status) => status === 429)).toHaveLength(7);
});

test("a confirmation for a meter that nobody registered is not_found", async () => {
  const at = "/v1/meters/0000000000000001/confirmations";
  const { status, body } = await rig.call("POST", at, { code: shown({}) });
  expect([status, body]).toMatchObject([404, { code: "not_found" }]);
});
