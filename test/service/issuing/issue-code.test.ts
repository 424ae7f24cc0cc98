import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { readCode } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import { meterForEachTest, rigForEachTest } from "../../support/each-test.ts";
import { METER_ID, shared } from "../../support/parties.ts";
import { everything, issue, shown, startRig, supplierEnv } from "../../support/supplier-rig.ts";

const rig = rigForEachTest();
const path = meterForEachTest(rig);

const TOP_UP = { type: "top_up", amountPence: 1_000 };
const SET_CREDIT = { type: "set_credit", amountPence: 0 };
const CHANGE_OF_TENANCY = { type: "revert_to_defaults", parts: ["balances", "debts"] };

/** What else is said before a change of tenancy of a meter that has not been heard. */
const OF_A_RESET = [{ code: "leaves_without_credit" }, { code: "balance_to_refund_unknown" }];

const post = (request: unknown) => rig.call("POST", `${path}/codes`, request);
const preview = (request: unknown) => rig.call("POST", `${path}/codes/preview`, request);

/** Keys and codes of test/vectors/code-format.json, made by another implementation. */
const VECTOR = {
  supplierId: "90b3d5c02d91e845",
  privateKey: "0022d34f7a16c72979e9c6eed4ffe995bb181dc8d174f57a9f0a9247a746191f",
  meterId: "00db1242bf9c34cc",
  publicKey:
    "04d69712c4e175c739a65b8248b892ca367d002312ee6f6b579527cab1afd8071f" +
    "cbb477d19452daf66b2157d67476455adaaef59bae919ae06b14b2ecdfd995d1",
};

test("codes of counters 1 and 2 are those of the vectors, in groups of four", async () => {
  const other = await startRig(supplierEnv(VECTOR.privateKey, VECTOR.supplierId));
  const { meterId, publicKey } = VECTOR;
  await other.call("POST", "/v1/meters", { meterId, publicKey });
  const first = await other.call("POST", `/v1/meters/${meterId}/codes`, {
    commands: [{ type: "add_credit", amountPence: 4_096 }],
  });
  expect([first.status, first.body]).toMatchObject([
    201,
    { code: "89795823920966602908", utrnCounter: 1, digits: 20 },
  ]);
  const recovery = {
    type: "set_time_debt_recovery",
    register: "time_1",
    period: "daily",
    rateMillipence: 233_737,
  };
  const second = await other.call("POST", `/v1/meters/${meterId}/codes`, { commands: [recovery] });
  expect(second.body).toEqual({
    codeId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    code: "9411774535429193728400000960585435995697",
    printed: "9411 7745 3542 9193 7284 0000 0960 5854 3599 5697",
    utrnCounter: 2,
    digits: 40,
    commands: [recovery],
    status: "issued",
    warnings: expect.any(Array),
  });
  await other.remove();
});

test("the meter reads what was asked for, each code under the next counter", async () => {
  for (const utrnCounter of [1, 2, 3]) {
    const { code } = await issue(rig.call, path, { commands: [TOP_UP], digits: 40 });
    const read = readCode(shared(), code, 0);
    expect(read).toEqual({ ok: true, utrnCounter, commands: [TOP_UP] });
  }
});

test("a preview says what would be issued, makes no code and uses no counter", async () => {
  const before = await everything(rig.call, path);
  const { status, body, text } = await preview({ commands: [TOP_UP], note: "asked" });
  expect(status).toBe(200);
  expect(body).toEqual({
    digits: 20,
    commands: [TOP_UP],
    utrnCounter: 1,
    warnings: [],
    toAcknowledge: [],
    wouldBeRefused: null,
    needsApproval: false,
  });
  expect(text).not.toMatch(/[0-9]{20}/);
  expect(await everything(rig.call, path)).toBe(before);
});

const REFUSED = [
  [
    "an amount of nothing",
    { commands: [{ ...TOP_UP, amountPence: 0 }] },
    "commands[0].amountPence",
  ],
  ["an amount as text", { commands: [{ ...TOP_UP, amountPence: "5" }] }, "commands[0].amountPence"],
  ["an unknown command", { commands: [TOP_UP, { type: "tap" }] }, "commands[1].type"],
  ["an unknown member of a command", { commands: [{ ...TOP_UP, to: 1 }] }, "commands[0].to"],
  [
    "a day that is none",
    { commands: [{ type: "suspend_disconnection", until: "2026-02-30" }] },
    "commands[0].until",
  ],
  ["no commands", { commands: [] }, "commands"],
  ["nine commands", { commands: Array(9).fill(TOP_UP) }, "commands"],
  ["commands that fit no length", { commands: Array(8).fill(TOP_UP) }, "commands"],
  ["valid_until alone", { commands: [{ type: "valid_until", date: "2026-12-31" }] }, "commands"],
  [
    "a length that does not hold the commands",
    { commands: [CHANGE_OF_TENANCY], digits: 20 },
    "digits",
  ],
  ["a length that is none", { commands: [TOP_UP], digits: 30 }, "digits"],
  [
    "a class that cannot hold the amount",
    { commands: [{ ...TOP_UP, amountPence: 9_999, valueClass: "pence" }] },
    "commands[0].valueClass",
  ],
  ["a warning that is none", { commands: [TOP_UP], acknowledge: ["all"] }, "acknowledge[0]"],
  ["a note with a control character", { commands: [TOP_UP], note: "a\u0000b" }, "note"],
  ["an unknown member", { commands: [TOP_UP], counter: 7 }, "counter"],
] as const;

test.each(REFUSED)(
  "%s is refused by name before a counter is spent",
  async (_title, request, field) => {
    const before = await everything(rig.call, path);
    for (const answer of [await post(request), await preview(request)]) {
      expect([answer.status, answer.body]).toMatchObject([400, { code: "invalid_request", field }]);
    }
    expect(await everything(rig.call, path)).toBe(before);
    expect(await issue(rig.call, path, { commands: [TOP_UP] })).toMatchObject({ utrnCounter: 1 });
  },
);

test("a code for a meter that nobody registered is not_found", async () => {
  const answer = await rig.call("POST", "/v1/meters/0000000000000001/codes", {
    commands: [TOP_UP],
  });
  expect([answer.status, answer.body]).toMatchObject([404, { code: "not_found" }]);
});

test("a change of tenancy with a paid top-up out needs an acknowledgement by name", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [TOP_UP] });
  const before = await everything(rig.call, path);
  const warning = {
    code: "kills_outstanding_topups",
    message:
      "1 paid top-up still out would be dead once this code is keyed: " +
      "have the digits keyed first, or refund the money.",
    codeIds: [codeId],
  };
  const refused = await post({ commands: [CHANGE_OF_TENANCY] });
  expect([refused.status, refused.body]).toMatchObject([
    409,
    { code: "acknowledgement_needed", warnings: [warning] },
  ]);
  const previewed = await preview({ commands: [CHANGE_OF_TENANCY] });
  expect([previewed.status, previewed.body]).toMatchObject([
    200,
    {
      warnings: [warning, ...OF_A_RESET],
      toAcknowledge: ["kills_outstanding_topups"],
      wouldBeRefused: "acknowledgement_needed",
    },
  ]);
  const other = { commands: [CHANGE_OF_TENANCY], acknowledge: ["strands_outstanding_topups"] };
  expect((await post(other)).status).toBe(409);
  expect(await everything(rig.call, path)).toBe(before);

  const meant = { commands: [CHANGE_OF_TENANCY], acknowledge: ["kills_outstanding_topups"] };
  const issued = await post(meant);
  expect([issued.status, issued.body]).toMatchObject([
    201,
    { utrnCounter: 2, warnings: [warning, ...OF_A_RESET] },
  ]);
});

test("a top-up that is confirmed or void is not out: a change of tenancy is issued", async () => {
  const confirmed = await issue(rig.call, path, { commands: [TOP_UP] });
  const voided = await issue(rig.call, path, { commands: [TOP_UP] });
  await rig.call("POST", `${path}/confirmations`, { code: shown({ utrnCounter: 1 }) });
  expect((await post({ commands: [CHANGE_OF_TENANCY] })).status).toBe(409);
  await rig.call("POST", `/v1/codes/${voided.codeId}/void`, { reason: "paid back" });
  expect((await post({ commands: [CHANGE_OF_TENANCY] })).body).toMatchObject({
    warnings: [{ code: "leaves_without_credit" }],
  });
  expect(confirmed.utrnCounter).toBe(1);
});

test("a code that overtakes one still out says so, and is issued", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [SET_CREDIT] });
  const { codeId: topUpId } = await issue(rig.call, path, { commands: [TOP_UP] });
  const { status, body } = await post({ commands: [SET_CREDIT] });
  const warnings = [
    { code: "supersedes_outstanding_codes", codeIds: [codeId] },
    { code: "same_purpose_outstanding", codeIds: [codeId] },
    { code: "credit_outstanding", codeIds: [codeId, topUpId], proposal: { resend: topUpId } },
    { code: "set_can_be_hoarded", codeIds: [] },
  ];
  expect([status, body]).toMatchObject([201, { warnings }]);
});

test("a code above a reset that is not confirmed needs an acknowledgement", async () => {
  const reset = { type: "revert_to_defaults", parts: ["balances"] };
  const { codeId } = await issue(rig.call, path, { commands: [reset] });
  const { status, body } = await post({ commands: [TOP_UP] });
  expect([status, body]).toMatchObject([
    409,
    {
      code: "acknowledgement_needed",
      warnings: [{ code: "reset_outstanding", codeIds: [codeId] }],
    },
  ]);
  const acknowledged = await post({ commands: [TOP_UP], acknowledge: ["reset_outstanding"] });
  expect(acknowledged.status).toBe(201);
});

test("a deduction is weighed against what confirmed codes have left owed", async () => {
  const debt = (type: string, amountPence: number) => ({ type, register: "payment", amountPence });
  const deduct = (amountPence: number) => ({ commands: [debt("deduct_debt", amountPence)] });
  const warned = async (amountPence: number) => {
    const { body } = await rig.call("POST", `${path}/codes/preview`, deduct(amountPence));
    return (body as { warnings: { code: string }[] }).warnings.map(({ code }) => code);
  };
  await issue(rig.call, path, { commands: [debt("add_debt", 5_000)] });
  expect(await warned(1)).toEqual(["deduction_near_debt"]);
  await rig.call("POST", `${path}/confirmations`, { code: shown({}) });
  expect(await warned(4_000)).toEqual([]);
  expect(await warned(4_001)).toEqual(["deduction_near_debt"]);
});

/** Puts the meter where it stands after codes that it is not known to have taken. */
function setLastCounter(utrnCounter: number): void {
  const file = new DatabaseSync(join(rig.folder, "supplier", "supplier.db"));
  file.prepare("update meters set last_counter = ? where meter_id = ?").run(utrnCounter, METER_ID);
  file.close();
}

test("512 ahead of the known highest is counter_too_far_ahead, until a confirmation", async () => {
  setLastCounter(511);
  const before = await everything(rig.call, path);
  const refused = await post({ commands: [TOP_UP] });
  expect([refused.status, refused.body]).toMatchObject([409, { code: "counter_too_far_ahead" }]);
  expect((await preview({ commands: [TOP_UP] })).body).toMatchObject({
    wouldBeRefused: "counter_too_far_ahead",
    warnings: [{ code: "counter_far_ahead" }],
  });
  expect(await everything(rig.call, path)).toBe(before);
  const long = await issue(rig.call, path, { commands: [TOP_UP], digits: 40 });
  expect(long.utrnCounter).toBe(512);

  const proof = await rig.call("POST", `${path}/confirmations`, {
    code: shown({ utrnCounter: 512 }),
  });
  expect(proof.status).toBe(200);
  expect((await post({ commands: [TOP_UP] })).body).toMatchObject({ utrnCounter: 513, digits: 20 });
});

test("a code that leaves a 20-digit top-up 512 behind needs an acknowledgement", async () => {
  const { codeId } = await issue(rig.call, path, { commands: [TOP_UP] });
  setLastCounter(512);
  const request = { commands: [{ type: "restore_supply" }], digits: 40 };
  const refused = await post(request);
  expect([refused.status, refused.body]).toMatchObject([
    409,
    {
      code: "acknowledgement_needed",
      warnings: [{ code: "strands_outstanding_topups", codeIds: [codeId] }],
    },
  ]);
  const meant = await post({ ...request, acknowledge: ["strands_outstanding_topups"] });
  expect([meant.status, meant.body]).toMatchObject([201, { utrnCounter: 513 }]);
});
