import { expect, test } from "vitest";
import { meterForEachTest, rigForEachTest } from "../../support/each-test.ts";
import {
  everything,
  issue,
  NOON_SECONDS,
  register,
  shown,
  startRig,
  supplierEnv,
} from "../../support/supplier-rig.ts";

const rig = rigForEachTest();
const path = meterForEachTest(rig);

const topUp = (amountPence: number) => ({ type: "top_up", amountPence });
const RESET = { type: "revert_to_defaults", parts: ["balances"] };

interface Foreseen {
  readonly code: string;
  readonly message: string;
  readonly codeIds: readonly string[];
  readonly proposal?: Record<string, unknown>;
}

/** What a preview warns of. */
async function warnings(commands: readonly object[], more: object = {}): Promise<Foreseen[]> {
  const { body } = await rig.call("POST", `${path}/codes/preview`, { commands, ...more });
  return (body as { warnings: Foreseen[] }).warnings;
}

const codes = async (commands: readonly object[]) =>
  (await warnings(commands)).map(({ code }) => code);

test("an open code that says the same is named, and sending it again is proposed", async () => {
  const first = await issue(rig.call, path, { commands: [topUp(1_000)] });
  const second = await issue(rig.call, path, { commands: [topUp(1_000)] });
  await issue(rig.call, path, { commands: [topUp(2_000)] });
  expect(await warnings([topUp(1_000)])).toEqual([
    {
      code: "same_purpose_outstanding",
      message:
        "The same as 2 codes still out, and each would count: to send one again, " +
        "send the same digits.",
      codeIds: [first.codeId, second.codeId],
      proposal: { resend: second.codeId },
    },
  ]);
});

test("the same top-up twice is issued: a customer may pay twice", async () => {
  for (const utrnCounter of [1, 2, 3]) {
    const answer = await rig.call("POST", `${path}/codes`, { commands: [topUp(1_000)] });
    expect([answer.status, answer.body]).toMatchObject([201, { utrnCounter }]);
  }
});

test("REPEATED_CODES=reason: a second code that says the same is reason_needed", async () => {
  const strict = await startRig({ ...supplierEnv(), REPEATED_CODES: "reason" } as never);
  const at = await register(strict.call);
  const request = { commands: [topUp(1_000)] };
  const headers = { "idempotency-key": "first" };
  const first = await strict.call("POST", `${at}/codes`, request, headers);
  expect((await strict.call("POST", `${at}/codes`, request, headers)).text).toBe(first.text);
  const before = await everything(strict.call, at);
  const refused = await strict.call("POST", `${at}/codes`, request);
  const { codeId } = first.body as { codeId: string };
  expect([refused.status, refused.body]).toMatchObject([
    409,
    { code: "reason_needed", warnings: [{ proposal: { resend: codeId } }] },
  ]);
  const preview = await strict.call("POST", `${at}/codes/preview`, request);
  expect(preview.body).toMatchObject({ wouldBeRefused: "reason_needed" });
  expect(await everything(strict.call, at)).toBe(before);
  const reason = "paid twice";
  const given = await issue(strict.call, at, { ...request, reason });
  expect((await strict.call("GET", `/v1/codes/${given.codeId}`)).body).toMatchObject({ reason });
  await strict.remove();
});

test("a top-up above what the meter takes at once is warned of, with the maximum", async () => {
  expect(await codes([topUp(20_000)])).toEqual([]);
  expect(await warnings([topUp(20_100)])).toEqual([
    {
      code: "credit_above_maximum",
      message:
        "The meter takes £200.00 at once, unless it is configured otherwise; £201.00 would be " +
        "refused. Issue several smaller codes.",
      codeIds: [],
      proposal: { commands: [topUp(20_000)] },
    },
  ]);
  const noted = await rig.call("PUT", `${path}/settings`, { maxCreditPence: 5_000 });
  expect(noted.status).toBe(200);
  expect(await warnings([topUp(5_001)])).toMatchObject([
    {
      code: "credit_above_maximum",
      message:
        "The meter takes £50.00 at once; £50.01 would be refused. Issue several smaller codes.",
      proposal: { commands: [topUp(5_000)] },
    },
  ]);
});

test("a balance above the maximum counts what is known and what is still out", async () => {
  await rig.call("PUT", `${path}/settings`, { maxBalancePence: 10_000 });
  const first = await issue(rig.call, path, { commands: [topUp(1_000)] });
  await rig.call("POST", `${path}/confirmations`, { code: shown({ balancePence: 4_000 }) });
  await issue(rig.call, path, { commands: [topUp(3_000)] });
  expect(first.utrnCounter).toBe(1);
  expect(await codes([topUp(2_999)])).toEqual([]);
  expect(await warnings([topUp(3_001)])).toEqual([
    {
      code: "balance_above_maximum",
      message:
        "The balance may reach £100.01, and the meter holds £100.00 at most: " +
        "it may refuse the code until some credit is used.",
      codeIds: [],
    },
  ]);
});

test("a reset that leaves no credit proposes a suspension in the same code", async () => {
  await rig.call("POST", `${path}/confirmations`, {
    code: shown({ kind: "status", utrnCounter: 0 }),
  });
  expect(await warnings([RESET])).toEqual([
    {
      code: "leaves_without_credit",
      message:
        "The reset leaves no credit: if the supply is on, it goes off. " +
        "Add a top-up, or a suspension until 2026-11-25, to the same code.",
      codeIds: [],
      proposal: { commands: [RESET, { type: "suspend_disconnection", until: "2026-11-25" }] },
    },
  ]);
  expect(await codes([RESET, topUp(500)])).toEqual([]);
  expect(await codes([RESET, { type: "change_mode", mode: "credit" }])).toEqual([]);
  expect(await codes([topUp(500), RESET])).toEqual(["leaves_without_credit"]);
});

test("a reset before a status code has told the balance asks for the status code", async () => {
  const reset = [RESET, topUp(500)];
  expect(await warnings(reset)).toEqual([
    {
      code: "balance_to_refund_unknown",
      message:
        "The balance to refund is not known, and the reset removes it: " +
        "ask the customer for the status code (key 0) first.",
      codeIds: [],
      proposal: { statusCode: true },
    },
  ]);
  await rig.call("POST", `${path}/confirmations`, {
    code: shown({ kind: "status", utrnCounter: 0 }),
  });
  expect(await codes(reset)).toEqual([]);
  rig.setTime(NOON_SECONDS + 2 * 86_400);
  expect(await codes(reset)).toEqual(["balance_to_refund_unknown"]);
});

test("a debt recovery above the line is said, and the line proposed", async () => {
  const recovery = { type: "set_payment_debt_recovery", percent: 51, weeklyCapPounds: 5 };
  expect(await warnings([recovery])).toMatchObject([
    {
      code: "payment_debt_percent_high",
      proposal: { commands: [{ ...recovery, percent: 50 }] },
    },
  ]);
  expect(await codes([{ ...recovery, percent: 50 }])).toEqual([]);
});

test("what is known of a meter's settings is kept, replaced and shown", async () => {
  const none = { maxCreditPence: null, maxBalancePence: null };
  expect((await rig.call("GET", `${path}/settings`)).body).toMatchObject(none);
  const both = { maxCreditPence: 5_000, maxBalancePence: 60_000 };
  expect((await rig.call("PUT", `${path}/settings`, both)).body).toMatchObject(both);
  const one = { maxBalancePence: 70_000 };
  await rig.call("PUT", `${path}/settings`, one);
  expect((await rig.call("GET", `${path}/settings`)).body).toMatchObject({ ...none, ...one });
});

test("settings of a meter that nobody registered are not_found", async () => {
  const at = "/v1/meters/0000000000000001/settings";
  for (const answer of [
    await rig.call("GET", at),
    await rig.call("PUT", at, { maxCreditPence: 1 }),
  ]) {
    expect([answer.status, answer.body]).toMatchObject([404, { code: "not_found" }]);
  }
});
