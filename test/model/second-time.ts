import type { CalendarWindow, Weekday } from "@utrn-lab/utrn/commands";

/** Seconds of a day, an hour and a half-hour; all of them are UTC (meter.md 1). */
export const DAY = 86_400;
export const HOUR = 3_600;
const HALF_HOUR = 1_800;
const TEN_HOURS = 36_000;

/** 1 January 1970, day 0, was a Thursday. */
const WEEKDAYS: readonly Weekday[] = ["thu", "fri", "sat", "sun", "mon", "tue", "wed"];

export function dayOf(time: number): number {
  return Math.floor(time / DAY);
}

/** The loop asks the same every second: what was read once is kept. */
function readOnce(read: (text: string) => number): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const value = known.get(text) ?? read(text);
    known.set(text, value);
    return value;
  };
}

/** The day, counted from 1970, of "YYYY-MM-DD". */
export const dayOfDate: (date: string) => number = readOnce(
  (date) => Date.parse(`${date}T00:00:00Z`) / 1_000 / DAY,
);

const secondsOf: (halfHour: string) => number = readOnce((halfHour) => {
  const [hours = 0, minutes = 0] = halfHour.split(":").map(Number);
  return hours * HOUR + minutes * 60;
});

/** From and to belong to every day; to at or before from lies on the next day. */
export function isBetween(time: number, start: string, end: string): boolean {
  const at = Math.floor((time % DAY) / HALF_HOUR) * HALF_HOUR;
  const from = secondsOf(start);
  const to = secondsOf(end);
  return from < to ? from <= at && at < to : from <= at || at < to;
}

/** Whether a window runs, from one of its days on, past midnight too (code-format.md 3). */
export function isInWindow(time: number, { days, start, end }: CalendarWindow): boolean {
  const from = secondsOf(start);
  const to = secondsOf(end);
  const length = to <= from ? to + DAY - from : to - from;
  return [dayOf(time) - 1, dayOf(time)].some((day) => {
    const begin = day * DAY + from;
    const isItsDay = days.includes(WEEKDAYS[day % 7] as Weekday);
    return isItsDay && begin <= time && time < begin + length;
  });
}

/** 10:00 UTC of the day after the last of some days: nobody is cut off at midnight (meter.md 4). */
export function endOfProtection(from: string, days = 1): number {
  return (dayOfDate(from) + days) * DAY + TEN_HOURS;
}

/** A period protects from 00:00 of its first day (meter.md 4). */
export function isInPeriod(time: number, from: string, days: number): boolean {
  return dayOfDate(from) * DAY <= time && time < endOfProtection(from, days);
}
