import type { Command } from "@utrn-lab/utrn";
import { expect, test } from "vitest";
import { warnOfPastDates } from "../../../apps/supplier-service/src/rules/past-dates.ts";
import { NOON_SECONDS, RESTORE, topUp } from "./situation.ts";

const HOUR_SECONDS = 3_600;

function codesAt(commands: readonly Command[], nowSeconds: number): string[] {
  return warnOfPastDates(commands, nowSeconds).map(({ code }) => code);
}

test("valid_until ends at the end of its day, twelve hours after noon", () => {
  const commands: Command[] = [{ type: "valid_until", date: "2026-11-24" }, topUp(100)];
  const midnight = NOON_SECONDS + 12 * HOUR_SECONDS;
  expect(codesAt(commands, midnight - 1)).toEqual([]);
  expect(codesAt(commands, midnight)).toEqual(["date_has_passed"]);
});

test("a suspension ends at 10:00 UTC of the day after its date, 22 hours after noon", () => {
  const commands: Command[] = [RESTORE, { type: "suspend_disconnection", until: "2026-11-24" }];
  const ten = NOON_SECONDS + 22 * HOUR_SECONDS;
  expect(codesAt(commands, ten - 1)).toEqual([]);
  expect(codesAt(commands, ten)).toEqual(["date_has_passed"]);
});

test("hours and commands without a date never pass", () => {
  const commands: Command[] = [RESTORE, { type: "suspend_disconnection", hours: 48 }, topUp(1)];
  expect(codesAt(commands, 4_000_000_000)).toEqual([]);
});

test("the warning names the command, and says what the meter would do", () => {
  const commands: Command[] = [{ type: "valid_until", date: "2026-11-23" }, topUp(100)];
  expect(warnOfPastDates(commands, NOON_SECONDS)).toEqual([
    {
      code: "date_has_passed",
      message: expect.stringMatching(/Valid until.*refuse the whole code/),
      codeIds: [],
    },
  ]);
});
