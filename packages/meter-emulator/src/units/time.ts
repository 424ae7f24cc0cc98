import { checkInteger } from "@utrn-lab/utrn/checks";
import { DAY_MAX, DAY_SECONDS, timeOfDay } from "@utrn-lab/utrn/rules";

/** Time is whole seconds UTC since the Unix epoch; days and half-hours are UTC (meter.md 1). */
export const MINUTE_SECONDS = 60;
export const HOUR_SECONDS = 3_600;
export const WEEK_SECONDS = 604_800;

/** The moment at which the day of a moment began. */
function startOfDay(time: number): number {
  return time - (time % DAY_SECONDS);
}

/** The first multiple of a period after a moment. */
export function nextMultiple(time: number, periodSeconds: number): number {
  return time - (time % periodSeconds) + periodSeconds;
}

/** Day of the week of a moment, 0 Monday to 6 Sunday; the Unix epoch began on a Thursday. */
export function weekdayOf(time: number): number {
  return (Math.floor(time / DAY_SECONDS) + 3) % 7;
}

function digitAt(text: string, index: number): number {
  return text.charCodeAt(index) - 48;
}

/** "HH:MM" on the half-hour as seconds since midnight. */
export function secondsOfHalfHour(text: string): number {
  const hours = digitAt(text, 0) * 10 + digitAt(text, 1);
  return hours * HOUR_SECONDS + digitAt(text, 3) * 10 * MINUTE_SECONDS;
}

/** A moment where it is still to come, else Infinity, which is no moment. */
export function ifLater(moment: number, time: number): number {
  return moment > time ? moment : Number.POSITIVE_INFINITY;
}

/** The moment of a second of this day where it is still to come, else Infinity. */
export function laterToday(secondOfDay: number, time: number): number {
  return ifLater(startOfDay(time) + secondOfDay, time);
}

/** The first and the last second that the dates of codes can name (code-format.md 3). */
export const TIME_MIN: number = timeOfDay(1);
export const TIME_MAX: number = timeOfDay(DAY_MAX + 1) - 1;

/**
 * The last second at which something ends that runs on: it may lie behind the last of a meter, and
 * a date with four digits for the year still says it.
 */
export const END_MAX: number = Date.UTC(9999, 11, 31, 23, 59, 59) / 1_000;

/**
 * Returns a meter's time, whole seconds from 2000-01-02 to 2044-11-08.
 * @throws FieldTypeError or FieldRangeError naming `field`.
 */
export function checkTime(value: unknown, field: string): number {
  return checkInteger(value, field, TIME_MIN, TIME_MAX);
}
