import type { CalendarWindow, NonDisconnectPeriod, Weekday } from "@utrn-lab/utrn/commands";
import {
  DAY_SECONDS,
  endOfProtection,
  PROTECTION_END_SECONDS,
  parseDate,
  timeOfDay,
} from "@utrn-lab/utrn/rules";
import type { MeterDraft } from "../meter/draft.ts";
import type { MeterState } from "../meter/state.ts";
import { ifLater, laterToday, secondsOfHalfHour, weekdayOf } from "../units/time.ts";

const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function startsOn(window: CalendarWindow, time: number): boolean {
  const weekday = WEEKDAYS[weekdayOf(time)];
  return weekday !== undefined && window.days.includes(weekday);
}

/** A window that started yesterday and ends at or before its start runs on this morning. */
function isWindowRunning(window: CalendarWindow, time: number): boolean {
  const start = secondsOfHalfHour(window.start);
  const end = secondsOfHalfHour(window.end);
  const second = time % DAY_SECONDS;
  if (startsOn(window, time) && second >= start && (end <= start || second < end)) return true;
  return end <= start && second < end && startsOn(window, time - DAY_SECONDS);
}

function isPeriodRunning({ from, days }: NonDisconnectPeriod, time: number): boolean {
  return time >= timeOfDay(parseDate(from, "from")) && time < endOfProtection(from, days);
}

/** Whether the supply may not be disabled now: a window, a period or a suspension (meter.md 5). */
export function isProtected(meter: MeterState): boolean {
  const { calendar, periods, suspendedUntilSeconds } = meter.protection;
  return (
    (suspendedUntilSeconds !== null && meter.timeSeconds < suspendedUntilSeconds) ||
    calendar.some((window) => isWindowRunning(window, meter.timeSeconds)) ||
    periods.some((period) => isPeriodRunning(period, meter.timeSeconds))
  );
}

/**
 * The next moment at which protection may begin or end, Infinity where there is none up to the next
 * midnight.
 */
export function nextProtectionChange({ protection, timeSeconds: time }: MeterState): number {
  const { calendar, periods, suspendedUntilSeconds } = protection;
  let next = ifLater(suspendedUntilSeconds ?? 0, time);
  if (periods.length > 0) next = Math.min(next, laterToday(PROTECTION_END_SECONDS, time));
  for (const { start, end } of calendar) {
    next = Math.min(next, laterToday(secondsOfHalfHour(start), time));
    next = Math.min(next, laterToday(secondsOfHalfHour(end), time));
  }
  return next;
}

/** Forgets a suspension that has ended: from that second it protects no longer (meter.md 3). */
export function endSuspension(meter: MeterDraft): void {
  const { suspendedUntilSeconds } = meter.protection;
  if (suspendedUntilSeconds !== null && suspendedUntilSeconds <= meter.timeSeconds) {
    meter.protection.suspendedUntilSeconds = null;
  }
}
