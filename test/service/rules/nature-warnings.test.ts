import type { Command } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import {
  type KnownAccount,
  UNKNOWN_ACCOUNT,
} from "../../../apps/supplier-service/src/rules/known-account.ts";
import { warnOfNature } from "../../../apps/supplier-service/src/rules/nature-warnings.ts";
import { NOON_SECONDS, open, RESET, RESTORE, topUp } from "./situation.ts";

/** A meter with £10.00, heard today, that owes £50.00 of payment debt. */
const ACCOUNT: KnownAccount = {
  ...UNKNOWN_ACCOUNT,
  balancePence: 1_000,
  knownOn: "2026-11-24",
  owedPence: { time_1: 0, time_2: 0, payment: 5_000 },
};

const SITUATION = {
  outstanding: [],
  account: ACCOUNT,
  nowSeconds: NOON_SECONDS,
  paymentDebtPercentMax: 100,
};

function warnings(commands: readonly Command[], more: Partial<typeof SITUATION> = {}) {
  return warnOfNature({ ...SITUATION, ...more, commands });
}

/** What is warned of, with the commands proposed. */
function told(...asked: Parameters<typeof warnings>) {
  return warnings(...asked).map(({ code, proposal }) => [code, proposal?.commands]);
}

const WEEK: Command = { type: "valid_until", date: "2026-12-01" };
const TOMORROW: Command = { type: "suspend_disconnection", until: "2026-11-25" };
const STOP: Command = { type: "set_payment_debt_recovery", percent: 0, weeklyCapPounds: 0 };
const SETTINGS: Command = { type: "revert_to_defaults", parts: ["settings"] };
const CREDIT: Command = { type: "change_mode", mode: "credit" };
const PREPAYMENT: Command = {
  type: "change_mode",
  mode: "prepayment",
  suspendDebtDisabled: true,
  suspendDebtEmergency: true,
};

function setDebt(amountPence: number, register: "payment" | "time_1" = "payment"): Command {
  return { type: "set_debt", register, amountPence };
}

test.each<[string, readonly Command[]]>([
  ["a top-up", [topUp(100)]],
  ["discretionary credit", [{ type: "add_credit", amountPence: 500 }]],
  ["a set that expires", [WEEK, { type: "set_credit", amountPence: 5 }]],
  ["a debt set to something", [WEEK, setDebt(1)]],
  ["a restore", [RESTORE]],
  ["a restore in credit mode", [CREDIT, RESTORE]],
  ["a restore behind a suspension", [TOMORROW, RESTORE]],
  ["a deduction far from the debt", [{ type: "deduct_debt", register: "payment", amountPence: 9 }]],
  ["a reset of the tariff", [{ type: "revert_to_defaults", parts: ["tariff"] }]],
])("%s has no warning of its nature", (_title, commands) => {
  expect(warnings(commands)).toEqual([]);
});

test("a set without valid_until can be hoarded: an end in a week is proposed", () => {
  const set: Command = { type: "set_credit", amountPence: 2_000 };
  expect(told([set])).toEqual([["set_can_be_hoarded", [WEEK, set]]]);
  expect(told([setDebt(700)])).toEqual([["set_can_be_hoarded", [WEEK, setDebt(700)]]]);
  expect(told([set, topUp(5)])).toEqual([["set_can_be_hoarded", undefined]]);
});

test("a debt set to nothing goes on being recovered, unless the same code stops that", () => {
  expect(told([WEEK, setDebt(0)])).toEqual([["recovery_goes_on", [WEEK, setDebt(0), STOP]]]);
  expect(told([WEEK, setDebt(0), STOP])).toEqual([]);
  const time: Command = {
    type: "set_time_debt_recovery",
    register: "time_1",
    period: "daily",
    rateMillipence: 0,
  };
  const setTime = setDebt(0, "time_1");
  expect(told([WEEK, setTime])).toEqual([["recovery_goes_on", [WEEK, setTime, time]]]);
  expect(told([WEEK, setTime, STOP])).toMatchObject([["recovery_goes_on", {}]]);
});

test("restore_supply beside what may need money is proposed without it", () => {
  expect(told([topUp(500), RESTORE])).toEqual([["restore_may_be_refused", [topUp(500)]]]);
  expect(told([RESET, RESTORE])).toEqual([["restore_may_be_refused", [RESET, TOMORROW]]]);
});

test("a deduction near what is owed is proposed as a set, with an end", () => {
  const deduct = (amountPence: number): Command => ({
    type: "deduct_debt",
    register: "payment",
    amountPence,
  });
  expect(told([deduct(4_000)])).toEqual([]);
  expect(told([deduct(4_001)])).toEqual([["deduction_near_debt", [WEEK, setDebt(999)]]]);
  expect(told([deduct(6_000)])).toEqual([["deduction_near_debt", [WEEK, setDebt(0), STOP]]]);
  expect(told([deduct(1)], { account: UNKNOWN_ACCOUNT })).toEqual([
    ["deduction_near_debt", undefined],
  ]);
});

test("a deduction beside an addition that is out names it", () => {
  const out = open(3, [{ type: "add_debt", register: "payment", amountPence: 700 }]);
  const other = open(4, [{ type: "add_debt", register: "time_1", amountPence: 700 }]);
  const deduct: Command = { type: "deduct_debt", register: "payment", amountPence: 700 };
  const more = { outstanding: [out, other] } as unknown as Partial<typeof SITUATION>;
  expect(warnings([deduct], more)).toMatchObject([
    { code: "deduction_near_debt", codeIds: ["code-3"] },
  ]);
});

test("of many additions that are out a deduction names the first 20", () => {
  const out = Array.from({ length: 21 }, (_, at) =>
    open(at, [{ type: "add_debt", register: "payment", amountPence: 7 }]),
  );
  const deduct: Command = { type: "deduct_debt", register: "payment", amountPence: 700 };
  const [only] = warnings([deduct], { outstanding: out } as unknown as Partial<typeof SITUATION>);
  expect(only?.codeIds).toEqual(out.slice(0, 20).map(({ codeId }) => codeId));
});

test("a paid top-up that a date can end is proposed alone", () => {
  expect(told([WEEK, topUp(500)])).toEqual([["top_up_can_expire", [topUp(500)]]]);
  expect(told([topUp(500), TOMORROW])).toEqual([["top_up_can_expire", [topUp(500)]]]);
  expect(told([topUp(500), { type: "suspend_disconnection", hours: 5 }])).toEqual([]);
});

test("a share for debt under a weekly cap of nothing recovers nothing", () => {
  const capped = (percent: number): Command => ({ ...STOP, percent }) as Command;
  expect(told([capped(30)])).toEqual([["recovery_capped_at_zero", undefined]]);
  expect(told([capped(0)])).toEqual([]);
});

test.each<[string, Command]>([
  ["a reset of the settings", SETTINGS],
  ["prepayment mode", PREPAYMENT],
  ["a limit of emergency credit", { type: "set_emergency_credit_limit", limitPence: 0 }],
])("%s may cut off where no credit is known of today", (_title, command) => {
  const none = { account: { ...ACCOUNT, balancePence: 0 } };
  expect(told([command], none)).toEqual([["may_cut_off_at_once", [command, TOMORROW]]]);
  const old = { account: { ...ACCOUNT, knownOn: "2026-11-22" } };
  expect(told([command], old)).toEqual([["may_cut_off_at_once", [command, TOMORROW]]]);
  expect(told([command])).toEqual([]);
  expect(told([command, TOMORROW], none)).toEqual([]);
});

test("the suspension that prevents it stands before restore_supply, and not at the end", () => {
  const none = { account: UNKNOWN_ACCOUNT };
  expect(told([PREPAYMENT, RESTORE], none)).toEqual([
    ["may_cut_off_at_once", [PREPAYMENT, TOMORROW, RESTORE]],
  ]);
});
