import { DAY_SECONDS, endOfProtection } from "@utrn-lab/utrn/rules";
import type { View } from "../api.ts";

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A stretch of one day of the shown week in which the supply is protected, and by what. */
export interface Span {
  readonly day: number;
  /** Seconds of the day, half-open. */
  readonly from: number;
  readonly to: number;
  readonly why: "calendar" | "period" | "suspension";
}

/** 00:00 UTC of the Monday on or before a moment; 1970-01-01 was a Thursday. */
export function mondayOf(time: number): number {
  const day = Math.floor(time / DAY_SECONDS);
  return (day - ((day + 3) % 7)) * DAY_SECONDS;
}

/** The same for a date "YYYY-MM-DD"; undefined where it is none, or not one that a meter knows. */
export function mondayOfDate(date: string): number | undefined {
  const isDate = /^20[0-4][0-9]-[0-9]{2}-[0-9]{2}$/.test(date);
  const time = isDate ? Date.parse(`${date}T00:00:00Z`) / 1_000 : Number.NaN;
  return Number.isNaN(time) ? undefined : mondayOf(time);
}

/** A protection to come, or one that runs: what it is, and until when, for people. */
export interface DatedProtection {
  readonly from: number;
  readonly to: number;
  readonly why: "period" | "suspension";
}

/** The protections that have dates and are not over, in the order of time. */
export function datedProtections({ time, nonDisconnect }: View): readonly DatedProtection[] {
  const { periods, suspendedUntil } = nonDisconnect;
  const dated: readonly DatedProtection[] = [
    ...periods.map(({ from, days }) => ({
      from: Date.parse(`${from}T00:00:00Z`) / 1_000,
      to: endOfProtection(from, days),
      why: "period" as const,
    })),
    ...(suspendedUntil === null
      ? []
      : [{ from: time, to: suspendedUntil, why: "suspension" as const }]),
  ];
  return dated.filter(({ to }) => to > time).toSorted((one, other) => one.from - other.from);
}

function secondsOf(halfHour: string): number {
  const [hours = "0", minutes = "0"] = halfHour.split(":");
  return Number(hours) * 3_600 + Number(minutes) * 60;
}

/** Cuts a stretch of time into the days of the week that begins at `monday`. */
function perDay(from: number, to: number, monday: number, why: Span["why"]): Span[] {
  return WEEKDAYS.flatMap((_, day) => {
    const midnight = monday + day * DAY_SECONDS;
    const start = Math.max(0, from - midnight);
    const end = Math.min(DAY_SECONDS, to - midnight);
    return start < end ? [{ day, from: start, to: end, why }] : [];
  });
}

/**
 * A window that ends at or before its start runs into the next morning, on Sunday into Monday's.
 */
function windowSpans(
  { days, start, end }: View["nonDisconnect"]["calendar"][number],
  monday: number,
): Span[] {
  const [from, until] = [secondsOf(start), secondsOf(end)];
  const length = until > from ? until - from : until - from + DAY_SECONDS;
  return days.flatMap((name) => {
    const begin = monday + WEEKDAYS.indexOf(name) * DAY_SECONDS + from;
    const week = 7 * DAY_SECONDS;
    return [begin, begin - week].flatMap((at) => perDay(at, at + length, monday, "calendar"));
  });
}

/** When the supply is protected in the week that begins at `monday` (meter.md 4 and 5). */
export function spansOf(view: View, monday: number): readonly Span[] {
  const { calendar, periods, suspendedUntil } = view.nonDisconnect;
  const ofPeriods = periods.flatMap(({ from, days }) => {
    const begin = Date.parse(`${from}T00:00:00Z`) / 1_000;
    return perDay(begin, endOfProtection(from, days), monday, "period");
  });
  return [
    ...calendar.flatMap((window) => windowSpans(window, monday)),
    ...ofPeriods,
    ...(suspendedUntil === null ? [] : perDay(view.time, suspendedUntil, monday, "suspension")),
  ];
}
