import { type Command, parseDate, timeOfDay } from "@utrn-lab/utrn";
import type { Warning } from "./warnings.ts";

const DAY_SECONDS = 86_400;
/** A suspension ends at 10:00 UTC of the day after its date (code-format.md 2). */
const SUSPENSION_END_SECONDS = DAY_SECONDS + 36_000;

/** When a meter refuses a command for good, seconds since the Unix epoch; undefined: never (code-format.md 3). */
function endOf(command: Command): number | undefined {
  if (command.type === "valid_until") {
    return timeOfDay(parseDate(command.date, "date")) + DAY_SECONDS;
  }
  if (command.type === "suspend_disconnection" && "until" in command) {
    return timeOfDay(parseDate(command.until, "until")) + SUSPENSION_END_SECONDS;
  }
  return undefined;
}

/**
 * Warns of a code that no meter can take any more, whoever types it and when: one command past its date
 * has the whole code refused.
 */
export function warnOfPastDates(commands: readonly Command[], nowSeconds: number): Warning[] {
  const past = commands.find((command) => (endOf(command) ?? Infinity) <= nowSeconds);
  if (past === undefined) return [];
  const message = `The date of ${past.type} has passed: the meter would refuse the whole code.`;
  return [{ code: "date_has_passed", message, codeIds: [] }];
}
