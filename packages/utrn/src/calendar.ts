import { FieldRangeError, FieldTypeError } from "./checks/field-error.ts";

/** Days of a code are counted from 2000-01-01T00:00:00Z: seconds from the Unix epoch to it. */
const EPOCH_2000_SECONDS = 946_684_800;

/** Days are UTC: none is longer or shorter. */
export const DAY_SECONDS = 86_400;

/** The last day that 14 bits hold: 2044-11-08. */
export const DAY_MAX: number = 16_383;

/**
 * The day of a moment, counted from 2000-01-01 UTC (code-format.md 3).
 * @param timeSeconds - seconds since the Unix epoch, UTC.
 */
export function dayOfTime(timeSeconds: number): number {
  return Math.floor((timeSeconds - EPOCH_2000_SECONDS) / DAY_SECONDS);
}

/** The moment at which a day begins, in seconds since the Unix epoch, UTC. */
export function timeOfDay(day: number): number {
  return EPOCH_2000_SECONDS + day * DAY_SECONDS;
}

/** The day that was written last: most codes are of one day, which is written twice for each. */
let lastDay = Number.NaN;
let lastDate = "";

/** A day as "YYYY-MM-DD". */
export function dateOfDay(day: number): string {
  if (day !== lastDay) {
    lastDate = new Date(timeOfDay(day) * 1000).toISOString().slice(0, 10);
    lastDay = day;
  }
  return lastDate;
}

/**
 * The day of a date "YYYY-MM-DD", 1..16383: 2000-01-02 to 2044-11-08.
 * @throws FieldTypeError or FieldRangeError, naming `field`.
 */
export function parseDate(value: unknown, field: string): number {
  if (typeof value !== "string") throw new FieldTypeError(field, "must be a date, YYYY-MM-DD");
  const day = dayOfTime(Date.parse(`${value}T00:00Z`) / 1000);
  // 2026-02-30 may parse as a day of March: only a day that writes itself back is real.
  if (!(day >= 1 && day <= DAY_MAX) || dateOfDay(day) !== value) {
    throw new FieldRangeError(field, "must be a real date from 2000-01-02 to 2044-11-08");
  }
  return day;
}
