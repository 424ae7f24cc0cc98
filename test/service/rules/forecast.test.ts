import type { CodeLength, Command } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import {
  canStillApply,
  countersLeft,
  forecastCode,
  type KnownCounters,
} from "../../../apps/supplier-service/src/rules/forecast.ts";
import type { OutstandingCode } from "../../../apps/supplier-service/src/rules/warnings.ts";
import { counters, DAY_SECONDS, NOON_SECONDS, open, RESET, RESTORE, topUp } from "./situation.ts";

function forecast(
  meter: KnownCounters,
  unsettled: readonly OutstandingCode[],
  commands: readonly Command[],
  digits: CodeLength = 20,
) {
  return forecastCode(meter, unsettled, { commands, digits }, NOON_SECONDS);
}

/** What is warned of, as "code: ids". */
function warned(...asked: Parameters<typeof forecast>): string[] {
  return forecast(...asked).warnings.map(({ code, codeIds }) => `${code}: ${codeIds.join(" ")}`);
}

test("511 codes of 20 digits are left of a meter that has taken none, 32,767 of 40 and 60", () => {
  expect(countersLeft(counters({}), 20)).toBe(511);
  expect(countersLeft(counters({}), 40)).toBe(32_767);
  expect(countersLeft(counters({}), 60)).toBe(32_767);
});

test.each([
  [511, 0, 0],
  [600, 0, 0],
  [600, 100, 11],
  [600, 600, 511],
])("of a meter at counter %i that has taken %i, %i codes are left", (last, highest, left) => {
  expect(countersLeft(counters({ lastCounter: last, knownHighest: highest }), 20)).toBe(left);
});

test.each([
  [510, 0, 20, true],
  [511, 0, 20, false],
  [511, 1, 20, true],
  [511, 0, 40, true],
  [32_766, 0, 40, true],
  [32_767, 0, 40, false],
  [32_767, 0, 60, false],
  [65_535, 65_535, 20, true],
] as const)(
  "after counter %i, a meter known to have taken %i verifies the next %i digits: %s",
  (lastCounter, knownHighest, digits, isVerifiable) => {
    const found = forecast(counters({ lastCounter, knownHighest }), [], [RESTORE], digits);
    expect([found.utrnCounter, found.isVerifiable]).toEqual([lastCounter + 1, isVerifiable]);
  },
);

test.each([
  ["at the floor", open(7, [RESTORE]), counters({ knownFloor: 7, knownHighest: 7 }), false],
  ["above the floor", open(8, [RESTORE]), counters({ knownFloor: 7, knownHighest: 7 }), true],
  ["512 behind", open(1, [RESTORE]), counters({ knownHighest: 513 }), true],
  ["513 behind", open(1, [RESTORE]), counters({ knownHighest: 514 }), false],
  ["513 behind, of 40 digits", open(1, [RESTORE], 40), counters({ knownHighest: 514 }), true],
])("whether a code may yet be applied: %s", (_title, code, meter, can) => {
  expect(canStillApply(code, meter, NOON_SECONDS)).toBe(can);
});

test("a code that has expired may be applied for a day more, because clocks differ", () => {
  const code = open(1, [{ type: "valid_until", date: "2026-11-24" }, topUp(100)]);
  const can = (days: number) =>
    canStillApply(code, counters({}), NOON_SECONDS + days * DAY_SECONDS);
  expect([0, 1, 2].map(can)).toEqual([true, true, false]);
});

test("a reset of the balances or debts kills each paid code still out", () => {
  const unsettled = [open(1, [topUp(100)]), open(2, [RESTORE]), open(3, [topUp(200)])];
  const meter = counters({ lastCounter: 3 });
  const killed = "kills_outstanding_topups: code-1 code-3";
  expect(warned(meter, unsettled, [RESET, topUp(1)])).toContain(killed);
  const debts: Command = { type: "revert_to_defaults", parts: ["debts"] };
  expect(warned(meter, unsettled, [debts])).toContain(killed);
  const tariff: Command = { type: "revert_to_defaults", parts: ["tariff"] };
  expect(warned(meter, unsettled, [tariff])).not.toContain(killed);
});

test("a top-up beside another command of its code is paid, too", () => {
  const unsettled = [open(1, [RESTORE, topUp(100)])];
  const found = warned(counters({ lastCounter: 1 }), unsettled, [RESET]);
  expect(found).toContain("kills_outstanding_topups: code-1");
});

test("where paid codes would be killed, nothing is said of how old they are", () => {
  const unsettled = [open(1, [topUp(100)])];
  const found = warned(counters({ lastCounter: 101 }), unsettled, [RESET]);
  expect(found).not.toContain("may_push_out_topups: code-1");
});

test("a code that the meter can apply no more is warned of no more", () => {
  const meter = counters({ lastCounter: 5, knownHighest: 5, knownFloor: 5 });
  const found = warned(meter, [open(3, [topUp(100)])], [RESET]);
  expect(found).not.toContain("kills_outstanding_topups: code-3");
});

test("a code is overtaken where one of its commands is", () => {
  const set: Command = { type: "set_credit", amountPence: 100 };
  const found = warned(counters({ lastCounter: 1 }), [open(1, [topUp(100), set])], [set]);
  expect(found).toContain("supersedes_outstanding_codes: code-1");
});

test("a reset makes every unpaid code still out ineffective", () => {
  const unsettled = [open(1, [topUp(100)]), open(2, [RESTORE])];
  const found = warned(counters({ lastCounter: 2 }), unsettled, [RESET, topUp(1)]);
  expect(found).toContain("supersedes_outstanding_codes: code-2");
});

test("a reset still out has no effect after any later code", () => {
  const found = warned(counters({ lastCounter: 1 }), [open(1, [RESET, topUp(5)])], [RESTORE]);
  expect(found).toEqual(["supersedes_outstanding_codes: code-1", "reset_outstanding: code-1"]);
});

test("a code is overtaken by a later one that sets the same, and a top-up by none", () => {
  const set: Command = { type: "set_credit", amountPence: 100 };
  const unsettled = [open(1, [set]), open(2, [topUp(100)])];
  const later: Command = { type: "set_credit", amountPence: 200 };
  const found = warned(counters({ lastCounter: 2 }), unsettled, [later]);
  expect(found).toEqual([
    "supersedes_outstanding_codes: code-1",
    "credit_outstanding: code-1 code-2",
    "set_can_be_hoarded: ",
  ]);
});

test("a paid 20-digit code is stranded by a code 512 above it, and not by one 511 above it", () => {
  const unsettled = [open(1, [topUp(100)])];
  const after = (lastCounter: number) =>
    warned(counters({ lastCounter, knownHighest: 400 }), unsettled, [RESTORE], 40);
  expect(after(511)).toEqual(["may_push_out_topups: code-1"]);
  expect(after(512)).toEqual(["strands_outstanding_topups: code-1"]);
});

test("a paid 40-digit code is not stranded at that distance", () => {
  const unsettled = [open(1, [topUp(100)], 40)];
  const meter = counters({ lastCounter: 512, knownHighest: 400 });
  expect(warned(meter, unsettled, [RESTORE], 40)).toEqual(["may_push_out_topups: code-1"]);
});

test("a paid code may fall out of the meter's last hundred when it is 101 codes old", () => {
  const after = (lastCounter: number) =>
    warned(counters({ lastCounter }), [open(1, [topUp(100)])], [RESTORE]);
  expect(after(100)).toEqual([]);
  expect(after(101)).toEqual(["may_push_out_topups: code-1"]);
});

test("257 ahead of the known highest counter a 20-digit code asks for 40 digits", () => {
  const after = (lastCounter: number, digits: CodeLength) =>
    forecast(counters({ lastCounter, knownHighest: 44 }), [], [RESTORE], digits).warnings;
  expect(after(299, 20)).toEqual([]);
  expect(after(300, 40)).toEqual([]);
  expect(after(300, 20)).toEqual([
    {
      code: "counter_far_ahead",
      message: expect.stringContaining("counter 44, 257 before this"),
      codeIds: [],
      proposal: { digits: 40 },
    },
  ]);
});

test("a warning about 21 codes counts all and names the first 20", () => {
  const unsettled = Array.from({ length: 21 }, (_, at) => open(at + 1, [topUp(100 + at)]));
  const [killed] = forecast(counters({ lastCounter: 21 }), unsettled, [RESET]).warnings;
  expect(killed?.message).toMatch(/^21 paid top-up/);
  expect(killed?.codeIds).toEqual(unsettled.slice(0, 20).map(({ codeId }) => codeId));
});
