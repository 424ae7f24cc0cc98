import type { Command } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import { isOvertakenForGood } from "../../../apps/supplier-service/src/rules/overtaken.ts";
import { DEBTS, RESET, RESTORE, topUp } from "./situation.ts";

/** A price from a day on, or at once. */
function price(startDate: string | null, unitRateMillipence = 20_000): Command {
  return { type: "change_price", unitRateMillipence, standingChargeMillipence: 0, startDate };
}

/** The same of two rates. */
function twoRates(startDate: string): Command {
  const rates = { rate1Millipence: 20_000, rate2Millipence: 10_000 };
  const hours = { rate2Start: "00:30", rate2End: "05:30" };
  return {
    type: "change_price_two_rate",
    ...rates,
    ...hours,
    standingChargeMillipence: 0,
    startDate,
  };
}

const TODAY = "2026-11-24";
const SET: Command = { type: "set_credit", amountPence: 100 };
const TARIFF: Command = { type: "revert_to_defaults", parts: ["tariff"] };
const UNTIL: Command = { type: "valid_until", date: "2026-12-31" };

const CASES: readonly [title: string, earlier: Command[], later: Command[], ends: boolean][] = [
  ["a top-up by a top-up", [topUp(100)], [topUp(100)], false],
  ["a top-up by set_credit", [topUp(100)], [SET], false],
  ["a top-up by a reset of the balances", [topUp(100)], [RESET], true],
  ["a top-up by a reset of the debts", [topUp(100)], [DEBTS], true],
  ["a top-up by a reset of the tariff", [topUp(100)], [TARIFF], false],
  ["set_credit by set_credit", [SET], [SET], true],
  ["set_credit by a top-up", [SET], [topUp(100)], false],
  ["set_credit with a top-up by set_credit", [SET, topUp(100)], [SET], false],
  ["set_credit with a limit of time by set_credit", [UNTIL, SET], [SET], true],
  ["a reset by anything", [RESET, topUp(5)], [RESTORE], true],
  ["a restore by a restore", [RESTORE], [RESTORE], false],
  ["a price in force by a price in force", [price(null)], [price(null)], true],
  ["a price in force by one that waits", [price(null)], [price("2026-12-01")], false],
  ["a waiting price by one in force", [price("2026-12-01")], [price(null)], true],
  ["a waiting price by a sooner one", [price("2026-12-02")], [price("2026-12-01")], true],
  ["a waiting price by one of its day", [price("2026-12-01")], [price("2026-12-01")], true],
  ["two rates that wait by a later one", [twoRates("2026-12-01")], [price("2026-12-02")], false],
  ["a price by a price beside a top-up", [price(null)], [topUp(100), price(null)], true],
  ["a waiting price by a later one", [price("2026-12-01")], [price("2026-12-02")], false],
];

test.each(CASES)("whether it ends for good: %s", (_title, earlier, later, ends) => {
  expect(isOvertakenForGood(earlier, later, TODAY)).toBe(ends);
});

test("a price that was due by then is not overtaken by one that waits", () => {
  const earlier = [price("2026-11-20")];
  expect(isOvertakenForGood(earlier, [price("2026-11-30")], TODAY)).toBe(false);
  expect(isOvertakenForGood(earlier, [price("2026-11-19")], TODAY)).toBe(true);
});
