import type { Command } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import {
  type KnownAccount,
  UNKNOWN_ACCOUNT,
} from "../../../apps/supplier-service/src/rules/known-account.ts";
import { warnOfNature } from "../../../apps/supplier-service/src/rules/nature-warnings.ts";
import type { OutstandingCode } from "../../../apps/supplier-service/src/rules/warnings.ts";
import {
  addCredit,
  CREDIT,
  DEBTS,
  HAN,
  NOON_SECONDS,
  open,
  PREPAYMENT,
  RESET,
  RESTORE,
  SETTINGS,
  setCredit,
  suspendFor,
  TOMORROW,
  topUp,
  WEEK,
} from "./situation.ts";

/** A meter with £10.00, heard today, that owes £50.00 of payment debt. */
const ACCOUNT: KnownAccount = {
  ...UNKNOWN_ACCOUNT,
  balancePence: 1_000,
  knownOn: "2026-11-24",
  owedPence: { time_1: 0, time_2: 0, payment: 5_000 },
};

const SITUATION = {
  outstanding: [] as readonly OutstandingCode[],
  account: ACCOUNT,
  nowSeconds: NOON_SECONDS,
  paymentDebtPercentMax: 100,
};

function warnings(commands: readonly Command[], more: Partial<typeof SITUATION> = {}) {
  return warnOfNature({ ...SITUATION, ...more, commands });
}

/** What is warned of, with the commands proposed and any codes that it is about. */
function told(...asked: Parameters<typeof warnings>) {
  return warnings(...asked).map(({ code, proposal, codeIds }) => [
    code,
    proposal?.commands,
    ...codeIds,
  ]);
}

const STOP: Command = { type: "set_payment_debt_recovery", percent: 0, weeklyCapPounds: 0 };

function stopTime(register: "time_1" | "time_2"): Command {
  return { type: "set_time_debt_recovery", register, period: "daily", rateMillipence: 0 };
}

function deduct(amountPence: number): Command {
  return { type: "deduct_debt", register: "payment", amountPence };
}

function addDebt(register: "payment" | "time_1"): Command {
  return { type: "add_debt", register, amountPence: 700 };
}

function setDebt(amountPence: number, register: "payment" | "time_1" = "payment"): Command {
  return { type: "set_debt", register, amountPence };
}

test.each<[string, readonly Command[]]>([
  ["a top-up", [topUp(100)]],
  ["discretionary credit", [addCredit(500)]],
  ["a set that expires", [WEEK, setCredit(5)]],
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
  const set = setCredit(2_000);
  expect(told([set])).toEqual([["set_can_be_hoarded", [WEEK, set]]]);
  expect(told([setDebt(700)])).toEqual([["set_can_be_hoarded", [WEEK, setDebt(700)]]]);
  expect(told([set, topUp(5)])).toEqual([["set_can_be_hoarded", undefined]]);
  expect(told([HAN, set])).toEqual([["set_can_be_hoarded", [WEEK, HAN, set]]]);
  expect(warnings([set])[0]?.message).toContain('Put "Valid until" first.');
});

test("a debt set to nothing goes on being recovered, unless the same code stops that", () => {
  expect(told([WEEK, setDebt(0)])).toEqual([["recovery_goes_on", [WEEK, setDebt(0), STOP]]]);
  expect(told([WEEK, setDebt(0), STOP])).toEqual([]);
  const setTime = setDebt(0, "time_1");
  const stop = stopTime("time_1");
  expect(told([WEEK, setTime])).toEqual([["recovery_goes_on", [WEEK, setTime, stop]]]);
  expect(told([WEEK, setTime, STOP])).toEqual([["recovery_goes_on", [WEEK, setTime, STOP, stop]]]);
});

test.each<[string, Command, isSettled: boolean]>([
  ["the recovery of its own register", stopTime("time_1"), true],
  ["the recovery of another register", stopTime("time_2"), false],
  ["the recovery of payment debt", STOP, false],
  ["a reset of the debts", DEBTS, true],
  ["a reset of the tariff", { type: "revert_to_defaults", parts: ["tariff"] }, false],
  ["something else", HAN, false],
])("beside a time debt set to nothing stands %s", (_title, beside, isSettled) => {
  const recovery = told([WEEK, beside, setDebt(0, "time_1")]).map(([code]) => code);
  expect(recovery).toEqual(isSettled ? [] : ["recovery_goes_on"]);
});

test("of several debts set to nothing each stops its own recovery", () => {
  const sets = [setDebt(0), setDebt(0, "time_1")];
  expect(told(sets)).toContainEqual(["recovery_goes_on", [...sets, STOP, stopTime("time_1")]]);
});

test.each<[string, asked: readonly Command[], proposed: readonly Command[]]>([
  ["a top-up", [topUp(500), RESTORE], [topUp(500)]],
  ["what neither gives nor takes", [HAN, RESTORE], [HAN]],
  ["a reset", [RESET, RESTORE], [RESET, TOMORROW]],
  ["a reset and something else", [RESET, HAN, RESTORE], [RESET, HAN, TOMORROW]],
  ["credit behind a reset", [RESET, addCredit(5), RESTORE], [RESET, addCredit(5)]],
  ["credit that a reset takes", [addCredit(5), RESET, RESTORE], [addCredit(5), RESET, TOMORROW]],
])("restore_supply beside %s is proposed without it", (_title, asked, proposed) => {
  expect(told(asked)).toEqual([["restore_may_be_refused", proposed]]);
});

test("a warning of a restore names what may stand beside it", () => {
  const [only] = warnings([HAN, RESTORE]);
  expect(only?.message).toMatch(/"Restore supply".*"Payment mode" or "Suspend disconnection"/);
});

test("a deduction near what is owed is proposed as a set, with an end", () => {
  expect(told([deduct(4_000)])).toEqual([]);
  expect(told([deduct(4_001)])).toEqual([["deduction_near_debt", [WEEK, setDebt(999)]]]);
  expect(told([deduct(6_000)])).toEqual([["deduction_near_debt", [WEEK, setDebt(0), STOP]]]);
  expect(told([deduct(1)], { account: UNKNOWN_ACCOUNT })).toEqual([
    ["deduction_near_debt", undefined],
  ]);
  expect(told([deduct(4_001), HAN])).toEqual([["deduction_near_debt", undefined]]);
  expect(warnings([deduct(4_001)])[0]?.message).toContain('corrected by "Set debt".');
});

test("a deduction beside additions that are out names them, and nothing else that is out", () => {
  const outstanding = [
    open(3, [addDebt("payment")]),
    open(4, [addDebt("time_1")]),
    open(5, [topUp(5), addDebt("payment")]),
    open(6, [deduct(700)]),
  ];
  expect(told([deduct(700)], { outstanding })).toEqual([
    ["deduction_near_debt", [WEEK, setDebt(4_300)], "code-3", "code-5"],
  ]);
});

test("of many additions that are out a deduction names the first 20", () => {
  const out = Array.from({ length: 21 }, (_, at) => open(at, [addDebt("payment")]));
  const [only] = warnings([deduct(700)], { outstanding: out });
  expect(only?.codeIds).toEqual(out.slice(0, 20).map(({ codeId }) => codeId));
});

test("a paid top-up that a date can end is proposed alone", () => {
  expect(told([WEEK, topUp(500)])).toEqual([["top_up_can_expire", [topUp(500)]]]);
  expect(told([topUp(500), TOMORROW])).toEqual([["top_up_can_expire", [topUp(500)]]]);
  expect(told([topUp(500), suspendFor(5)])).toEqual([]);
});

test("a share for debt under a weekly cap of nothing recovers nothing", () => {
  const capped = (percent: number, weeklyCapPounds = 0): Command => ({
    type: "set_payment_debt_recovery",
    percent,
    weeklyCapPounds,
  });
  expect(told([capped(30)])).toEqual([["recovery_capped_at_zero", undefined]]);
  expect(told([HAN, capped(1)])).toEqual([["recovery_capped_at_zero", undefined]]);
  expect(told([capped(0)])).toEqual([]);
  expect(told([capped(30, 1)])).toEqual([]);
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

test.each<[string, Command]>([
  ["credit", addCredit(500)],
  ["a suspension", TOMORROW],
  ["credit mode", CREDIT],
])("%s in front of what may cut off does not prevent it, and behind it does", (_title, keeps) => {
  const none = { account: UNKNOWN_ACCOUNT };
  expect(told([keeps, SETTINGS], none)).toEqual([
    ["may_cut_off_at_once", [keeps, SETTINGS, TOMORROW]],
  ]);
  expect(told([SETTINGS, keeps], none)).toEqual([]);
});

test("a reset of the balances has a warning of its own, whatever stands beside it", () => {
  const none = { account: UNKNOWN_ACCOUNT };
  expect(told([RESET], none)).toEqual([]);
  expect(told([RESET, HAN], none)).toEqual([]);
  expect(told([SETTINGS, RESET], none)).toEqual([]);
});

test("the suspension that prevents it stands before restore_supply, and not at the end", () => {
  const none = { account: UNKNOWN_ACCOUNT };
  expect(told([PREPAYMENT, RESTORE], none)).toEqual([
    ["may_cut_off_at_once", [PREPAYMENT, TOMORROW, RESTORE]],
  ]);
});
