import type { Command } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import { UNKNOWN_ACCOUNT } from "../../../apps/supplier-service/src/rules/known-account.ts";
import {
  endsTopUp,
  isCode,
  keepSupply,
  mayCutOff,
  proposing,
  withSuspension,
} from "../../../apps/supplier-service/src/rules/proposals.ts";
import {
  addCredit,
  CREDIT,
  DEBTS,
  HAN,
  NOON_SECONDS,
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

const OTHERS: Command = { type: "revert_to_defaults", parts: ["debts", "tariff", "logs", "han"] };
const EMERGENCY: Command = { type: "set_emergency_credit_limit", limitPence: 500 };

test.each<[string, Command, boolean]>([
  ["a top-up", topUp(1), true],
  ["discretionary credit", addCredit(1), true],
  ["some credit", setCredit(1), true],
  ["no credit", setCredit(0), false],
  ["a suspension until a day", TOMORROW, true],
  ["an hour of suspension", suspendFor(1), true],
  ["the end of a suspension", suspendFor(0), false],
  ["credit mode", CREDIT, true],
  ["prepayment mode", PREPAYMENT, false],
  ["a restore", RESTORE, false],
])("whether the supply is kept on by %s: %o is %s", (_title, command, keeps) => {
  expect(keepSupply([command])).toBe(keeps);
});

function deductCredit(amountPence: number): Command {
  return { type: "deduct_credit", amountPence };
}

test.each<[string, readonly Command[], boolean]>([
  ["a suspension that ends at once", [TOMORROW, suspendFor(0)], false],
  ["a suspension behind the end of another", [suspendFor(0), TOMORROW], true],
  ["a suspension that a reset of the settings ends", [TOMORROW, SETTINGS], false],
  ["a suspension behind a reset of the settings", [SETTINGS, TOMORROW], true],
  ["a suspension beside a reset of debts", [TOMORROW, DEBTS], true],
  ["credit mode that prepayment follows", [CREDIT, PREPAYMENT], false],
  ["credit mode behind prepayment", [PREPAYMENT, CREDIT], true],
  ["credit mode that a reset of the settings ends", [CREDIT, SETTINGS], false],
  ["a top-up that is deducted", [topUp(500), deductCredit(500)], false],
  ["a top-up that is deducted but for a penny", [topUp(500), deductCredit(499)], true],
  ["credit that is set to nothing", [addCredit(500), setCredit(0)], false],
  ["a penny behind a set to nothing", [setCredit(0), addCredit(1)], true],
  ["credit in front of a reset of the settings", [setCredit(1), SETTINGS], true],
  ["nothing", [], false],
])("whether the supply is kept on by %s: %o is %s", (_title, commands, keep) => {
  expect(keepSupply(commands)).toBe(keep);
});

test.each<[string, Command, boolean]>([
  ["a reset of the balances", RESET, true],
  ["a reset of the settings", SETTINGS, true],
  ["a reset of all else", OTHERS, false],
  ["prepayment mode", PREPAYMENT, true],
  ["credit mode", CREDIT, false],
  ["a limit of emergency credit", EMERGENCY, true],
  ["a top-up", topUp(1), false],
])("whether the supply may be cut off by %s: %o is %s", (_title, command, cuts) => {
  expect(mayCutOff(command)).toBe(cuts);
});

test.each<[string, asked: readonly Command[], suspended: readonly Command[]]>([
  ["behind the reset", [RESET], [RESET, TOMORROW]],
  ["behind the last of two", [SETTINGS, HAN, RESET], [SETTINGS, HAN, RESET, TOMORROW]],
  ["behind all that follows", [SETTINGS, HAN], [SETTINGS, HAN, TOMORROW]],
  ["before a restore", [SETTINGS, HAN, RESTORE], [SETTINGS, HAN, TOMORROW, RESTORE]],
  ["behind an earlier restore", [RESTORE, RESET], [RESTORE, RESET, TOMORROW]],
  ["for the end of one", [RESET, suspendFor(0), HAN], [RESET, HAN, TOMORROW]],
  ["beside an earlier end", [suspendFor(0), RESET], [suspendFor(0), RESET, TOMORROW]],
  ["behind hours of another", [RESET, suspendFor(5)], [RESET, suspendFor(5), TOMORROW]],
])("a suspension stands %s", (_title, asked, suspended) => {
  expect(withSuspension(asked, NOON_SECONDS)).toEqual(suspended);
});

test.each<[string, readonly Command[], boolean]>([
  ["an end of validity", [WEEK, topUp(1)], true],
  ["a suspension until a day", [topUp(1), TOMORROW], true],
  ["hours of suspension", [topUp(1), suspendFor(5)], false],
  ["something else", [HAN, topUp(1)], false],
])("whether a paid top-up ends by %s", (_title, commands, ends) => {
  expect(endsTopUp(commands)).toBe(ends);
  expect(endsTopUp(commands.filter(({ type }) => type !== "top_up"))).toBe(false);
});

test("a code holds one to eight commands", () => {
  const sets = Array.from({ length: 8 }, () => RESTORE);
  expect([[], [RESTORE], sets, [...sets, RESTORE]].map(isCode)).toEqual([false, true, true, false]);
});

const NOTHING_KNOWN = {
  commands: [],
  outstanding: [],
  account: UNKNOWN_ACCOUNT,
  nowSeconds: NOON_SECONDS,
  paymentDebtPercentMax: 100,
};

function addDebt(register: "payment" | "time_1", amountPence: number): Command {
  return { type: "add_debt", register, amountPence };
}

/** The day that ends at midnight, 12 hours after noon, and the one before. */
const ENDS_TODAY: Command = { type: "valid_until", date: "2026-11-24" };
const ENDED: Command = { type: "valid_until", date: "2026-11-23" };

// What a register holds, £21,474.83, is kept far from: what moves is £15,000.00 at the most.
test.each<[string, readonly Command[], isProposed: boolean]>([
  ["no command", [], false],
  ["the most credit at once", [topUp(20_000)], true],
  ["a penny more", [topUp(20_001)], false],
  ["as much as the meter holds", [setCredit(100_000)], true],
  ["a penny more than that", [setCredit(100_001)], false],
  ["as much at the end, and more before", [setCredit(100_001), setCredit(100_000)], true],
  ["£15,000.00 moved", [addDebt("payment", 1_000_000), addDebt("time_1", 500_000)], true],
  ["a penny more moved", [addDebt("payment", 1_000_000), addDebt("time_1", 500_001)], false],
  ["what ends today", [ENDS_TODAY, HAN], true],
  ["what has ended", [ENDED, HAN], false],
  ["a top-up that ends", [WEEK, topUp(1)], false],
  ["a restore", [RESTORE], false],
  ["a restore behind a top-up, which debt may take", [topUp(500), RESTORE], false],
  ["a restore in credit mode", [CREDIT, RESTORE], true],
  ["a restore in prepayment mode", [PREPAYMENT, RESTORE], false],
  ["a restore behind a suspension", [TOMORROW, RESTORE], true],
  ["a restore behind something else, too", [TOMORROW, HAN, RESTORE], true],
  ["a restore behind hours of one", [suspendFor(5), RESTORE], true],
  ["a restore in front of one", [RESTORE, TOMORROW], false],
  ["a restore behind the end of one", [suspendFor(5), suspendFor(0), RESTORE], false],
  ["a restore behind one that a reset ends", [TOMORROW, SETTINGS, RESTORE], false],
  ["a restore behind a reset of the debts", [TOMORROW, DEBTS, RESTORE], true],
])("whether %s is proposed", (_title, commands, isProposed) => {
  const proposal = { commands };
  expect(proposing(commands, NOTHING_KNOWN)).toEqual(isProposed ? { proposal } : {});
});
