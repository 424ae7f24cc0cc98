import { DAY } from "../time.ts";
import { type Life, now, type Wanted } from "./life.ts";

const WATT_SECONDS_A_KWH = 3_600_000;

function energyOf({ meter }: Life): number {
  return meter.energy.rate1WattSeconds + meter.energy.rate2WattSeconds;
}

/** Notes what the meter has measured at the moment from which on a price should have held. */
export function markDue(life: Life, wanted: Wanted): void {
  wanted.energyDue = energyOf(life);
}

/** What was paid too much (above 0) or too little since it was due, in pounds. */
function overpaidPounds(life: Life, { need, energyDue }: Wanted, until: number): number {
  const { prices, dueAt } = need;
  if (prices === undefined || energyDue === null || until <= dueAt) return 0;
  const kwh = (energyOf(life) - energyDue) / WATT_SECONDS_A_KWH;
  const days = (until - dueAt) / DAY;
  const unit = (prices.unitPenceBefore - prices.unitPenceAfter) * kwh;
  const standing = (prices.standingPenceBefore - prices.standingPenceAfter) * days;
  return (unit + standing) / 100;
}

function count(life: Life, wanted: Wanted, until: number): void {
  const { tally } = life;
  tally.daysWrong += Math.max(0, until - wanted.need.dueAt) / DAY;
  const pounds = overpaidPounds(life, wanted, until);
  tally.overpaid += Math.max(0, pounds);
  tally.underpaid += Math.max(0, -pounds);
}

/** The meter has it now. */
export function settle(life: Life, wanted: Wanted): void {
  if (wanted.doneAt !== null) return;
  wanted.doneAt = now(life);
  const place = life.carried.indexOf(wanted);
  if (place >= 0) life.carried.splice(place, 1);
  count(life, wanted, wanted.doneAt);
}

/** The run is over, and the meter never had it. */
export function giveUp(life: Life, wanted: Wanted): void {
  if (wanted.doneAt !== null) return;
  count(life, wanted, life.period.until);
  life.tally.leftWrong += 1;
}
