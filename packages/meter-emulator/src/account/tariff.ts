import { setFamilies } from "@utrn-lab/utrn/replay";
import { DAY_SECONDS, dayOfTime, parseDate } from "@utrn-lab/utrn/rules";
import { raise } from "../events/logs.ts";
import type { MeterDraft } from "../meter/draft.ts";
import type { Tariff } from "../meter/state.ts";
import { laterToday, secondsOfHalfHour } from "../units/time.ts";

/**
 * Whether a second of the day lies in a span that may run past midnight; equal ends are 24 hours.
 */
function isInSpan(second: number, start: number, end: number): boolean {
  return start < end ? second >= start && second < end : second >= start || second < end;
}

/** Whether rate 2 of a tariff is in force at a moment. */
export function isRate2(tariff: Tariff, time: number): boolean {
  if (tariff.rate2 === undefined) return false;
  const start = secondsOfHalfHour(tariff.rate2.start);
  return isInSpan(time % DAY_SECONDS, start, secondsOfHalfHour(tariff.rate2.end));
}

/** The rate in force at a moment, in millipence per kWh. */
export function rateAt(tariff: Tariff, time: number): number {
  return tariff.rate2 !== undefined && isRate2(tariff, time)
    ? tariff.rate2.rateMillipence
    : tariff.unitRateMillipence;
}

/** The next moment of this day at which the rate may change, Infinity where there is none. */
export function nextRateChange({ rate2 }: Tariff, time: number): number {
  if (rate2 === undefined) return Number.POSITIVE_INFINITY;
  const start = laterToday(secondsOfHalfHour(rate2.start), time);
  return Math.min(start, laterToday(secondsOfHalfHour(rate2.end), time));
}

/** At 00:00 a next tariff whose date has come becomes the tariff (meter.md 3; code-format.md 5). */
export function startDueTariff(meter: MeterDraft): void {
  const { nextTariff } = meter;
  if (nextTariff === null) return;
  if (parseDate(nextTariff.startDate, "startDate") > dayOfTime(meter.timeSeconds)) return;
  meter.tariff = nextTariff.tariff;
  meter.nextTariff = null;
  meter.replay = setFamilies(meter.replay, ["price_in_force"], nextTariff.utrnCounter);
  raise(meter, "8F66");
}
