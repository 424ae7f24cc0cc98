import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { isDrawing, WATT_SECONDS_PER_KWH } from "../account/charging.ts";
import { availableCredit, creditLeft, emergencyUsable, offerThreshold } from "../account/credit.ts";
import { nextRateChange, rateAt } from "../account/tariff.ts";
import { entryEndsAt } from "../face/entry.ts";
import type { MeterState } from "../meter/state.ts";
import { nextProtectionChange } from "../supply/protection.ts";
import { HOUR_SECONDS, ifLater, nextMultiple } from "../units/time.ts";

/** Whether a time debt is recovered each hour. */
function isHourly({ recovery, account }: MeterState, register: "time_1" | "time_2"): boolean {
  const { rateMillipence, period } = recovery[register];
  return period === "hourly" && rateMillipence > 0 && account.debtMillipence[register] > 0;
}

/**
 * How much consumption, in millipence, makes a condition of meter.md 5 true or false, where that is
 * above 0: consumption lowers the available credit by just its amount, whichever register it takes
 * it from.
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
  ];
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
  let nearest = Number.POSITIVE_INFINITY;
  for (const amount of levelsAhead(meter)) {
    if (amount > 0) nearest = Math.min(nearest, amount);
  }
  return nearest > most ? before : meter.timeSeconds + secondsUntilCharged(meter, nearest);
}

/**
 * The next moment at which anything falls due, at the latest the next midnight (meter.md 3).
 * Between two such moments every register moves by one multiplication.
 */
export function nextDue(meter: MeterState): number {
  const { timeSeconds: time, tariff, entry } = meter;
  let due = Math.min(
    nextMultiple(time, DAY_SECONDS),
    nextRateChange(tariff, time),
    nextProtectionChange(meter),
  );
  if (isHourly(meter, "time_1") || isHourly(meter, "time_2")) {
    due = Math.min(due, nextMultiple(time, HOUR_SECONDS));
  }
  if (entry !== null) due = Math.min(due, ifLater(entryEndsAt(entry), time));
  return nextCrossing(meter, due);
}
