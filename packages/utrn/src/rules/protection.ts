import { DAY_SECONDS, dateOfDay, parseDate, timeOfDay } from "../calendar.ts";

/**
 * The second of the day, UTC, at which protection by a date ends on the day after: 10:00, so that
 * nobody is cut off at midnight (code-format.md 2, suspend_disconnection; meter.md 4).
 */
export const PROTECTION_END_SECONDS = 36_000;

/**
 * The moment at which a non-disconnect period, or a suspension until a date, ends.
 * @param date - "YYYY-MM-DD", 2000-01-02 to 2044-11-08.
 * @param days - how many days are protected, from `date` on.
 * @returns seconds since the Unix epoch, UTC; from that second the supply is not protected.
 * @throws FieldTypeError or FieldRangeError naming `date`.
 * @example endOfProtection("2026-12-28") // 1798538400, 10:00 UTC of 29 December
 */
export function endOfProtection(date: string, days = 1): number {
  return timeOfDay(parseDate(date, "date")) + days * DAY_SECONDS + PROTECTION_END_SECONDS;
}

/**
 * The day on whose morning a protected date ends: the day after it.
 * @example endDateOfProtection("2026-12-31") // "2027-01-01"
 */
export function endDateOfProtection(date: string): string {
  return dateOfDay(parseDate(date, "date") + 1);
}
