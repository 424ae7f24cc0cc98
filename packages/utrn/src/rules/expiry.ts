import { DAY_SECONDS, parseDate, timeOfDay } from "../calendar.ts";
import type { Command } from "../commands/types.ts";

/**
 * The moment from which a code with this `valid_until` is refused: 24:00 UTC of its date
 * (code-format.md 3, opcode 19).
 * @param date - "YYYY-MM-DD", 2000-01-02 to 2044-11-08.
 * @returns seconds since the Unix epoch, UTC.
 * @throws FieldTypeError or FieldRangeError naming `date`.
 */
export function endOfValidity(date: string): number {
  return timeOfDay(parseDate(date, "date")) + DAY_SECONDS;
}

/**
 * Whether a code is refused as `expired` (code-format.md 5). A code without `valid_until` never is.
 * @param commands - its commands; `valid_until` can only be the first.
 * @param timeSeconds - the meter's time, seconds since the Unix epoch UTC.
 */
export function hasExpired(commands: readonly Command[], timeSeconds: number): boolean {
  const [first] = commands;
  return first?.type === "valid_until" && endOfValidity(first.date) <= timeSeconds;
}
