import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { isDrawing, WATT_SECONDS_PER_KWH } from "../account/charging.ts";
import { availableCredit, creditLeft, emergencyUsable, offerThreshold } from "../account/credit.ts";
import { rateAt, rateChanges } from "../account/tariff.ts";
import { entryEndsAt } from "../face/entry.ts";
import type { MeterState } from "../meter/state.ts";
import { protectionChanges } from "../supply/protection.ts";
import { HOUR_SECONDS, nextMultiple } from "../units/time.ts";

function hasHourlyDebt(meter: MeterState): boolean {
  return (["time_1", "time_2"] as const).some((register) => {
    const { rateMillipence, period } = meter.recovery[register];
    return period === "hourly" && rateMillipence > 0 && meter.account.debtMillipence[register] > 0;
  });
}

/**
 * How much consumption, in millipence, makes a condition of meter.md 5 true or false: consumption
 * lowers the available credit by just its amount, whichever register it takes it from.
 */
function levelsAhead(meter: MeterState): number[] {
  if (meter.payment.mode === "credit") return [];
  const { balanceMillipence: balance, emergency } = meter.account;
  const { disablementThresholdMillipence, lowCreditThresholdMillipence } = meter.limits;
  const aboveThreshold = Math.max(0, balance - disablementThresholdMillipence);
  return [
    availableCredit(meter),
    creditLeft(meter) - lowCreditThresholdMillipence + 1,
    emergency.active ? aboveThreshold + emergencyUsable(meter) : 0,
    balance - offerThreshold(meter),
    balance + emergency.limitMillipence - disablementThresholdMillipence,
  ].filter((amount) => amount > 0);
}

/** The seconds until an amount of whole millipence has been charged for consumption. */
function secondsUntilCharged(meter: MeterState, amount: number): number {
  const perSecond = meter.watts * rateAt(meter.tariff, meter.timeSeconds);
  return Math.ceil(
    (amount * WATT_SECONDS_PER_KWH - meter.energy.remainderMillipenceWattSeconds) / perSecond,
  );
}

/** The first second at which consumption reaches a level, by arithmetic; only within a day. */
function nextCrossing(meter: MeterState, before: number): number {
  const perSecond = meter.watts * rateAt(meter.tariff, meter.timeSeconds);
  if (!isDrawing(meter) || perSecond === 0) return before;
  const units =
    perSecond * (before - meter.timeSeconds) + meter.energy.remainderMillipenceWattSeconds;
  const most = Math.floor(units / WATT_SECONDS_PER_KWH);
  // Crossings beyond this stretch are not computed: the product could pass 2^53 (meter.md 1).
  const within = levelsAhead(meter).filter((amount) => amount <= most);
  return within.length === 0
    ? before
    : meter.timeSeconds + secondsUntilCharged(meter, Math.min(...within));
}

/**
 * The next moment at which anything falls due, at the latest the next midnight (meter.md 3).
 * Between two such moments every register moves by one multiplication.
 */
export function nextDue(meter: MeterState): number {
  const { timeSeconds: time } = meter;
  const moments = [
    ...rateChanges(meter.tariff, time),
    ...protectionChanges(meter),
    ...(hasHourlyDebt(meter) ? [nextMultiple(time, HOUR_SECONDS)] : []),
    ...(meter.entry === null ? [] : [entryEndsAt(meter.entry)]),
  ];
  const known = moments.filter((moment) => moment > time);
  return nextCrossing(meter, Math.min(nextMultiple(time, DAY_SECONDS), ...known));
}
