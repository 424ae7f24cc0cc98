import { happens } from "../chance/draw.ts";
import { DAY } from "../time.ts";
import { type Life, now, type Wanted } from "./life.ts";

const WATT_SECONDS_A_KWH = 3_600_000;

/** Notes what the meter has measured at the moment from which on a price should have held. */
export function markDue(life: Life, wanted: Wanted): void {
  wanted.energyDue = life.meter.energy;
}

/** What was paid too much (above 0) or too little since it was due, in pounds. */
function overpaidPounds(life: Life, { need, energyDue }: Wanted, until: number): number {
  const { prices, dueAt } = need;
  if (prices === undefined || energyDue === null || until <= dueAt) return 0;
  const { before, after } = prices;
  const { rate1WattSeconds, rate2WattSeconds } = life.meter.energy;
  const kwh = (rate1WattSeconds - energyDue.rate1WattSeconds) / WATT_SECONDS_A_KWH;
  const nightKwh = (rate2WattSeconds - energyDue.rate2WattSeconds) / WATT_SECONDS_A_KWH;
  const unit = (before.unitPence - after.unitPence) * kwh;
  const night = ((before.nightPence ?? 0) - (after.nightPence ?? 0)) * nightKwh;
  const standing = (before.standingPence - after.standingPence) * ((until - dueAt) / DAY);
  return (unit + night + standing) / 100;
}

/** Counts what was wrong for how long; what was paid too much, in pounds. */
function count(life: Life, wanted: Wanted, until: number): number {
  const { tally } = life;
  const { dueAt, endsAt = Infinity } = wanted.need;
  const days = Math.max(0, Math.min(until, endsAt) - dueAt) / DAY;
  tally.daysWrong += days;
  if (wanted.need.isAwaited) tally.daysAwaited += days;
  const pounds = overpaidPounds(life, wanted, until);
  tally.overpaid += Math.max(0, pounds);
  tally.underpaid += Math.max(0, -pounds);
  return Math.max(0, pounds);
}

/** The meter has it now; what was paid too much is paid back with it. */
export function settle(life: Life, wanted: Wanted): void {
  if (wanted.doneAt !== null) return;
  wanted.doneAt = now(life);
  const place = life.carried.indexOf(wanted);
  if (place >= 0) life.carried.splice(place, 1);
  count(life, wanted, wanted.doneAt);
}

/** The run is over, and the meter never had it: a bill pays back, or nobody yet. */
export function giveUp(life: Life, wanted: Wanted): void {
  if (wanted.doneAt !== null) return;
  const overpaid = count(life, wanted, life.period.until);
  const isBilled = happens(life.a.paidBackByBillShare, life.chance.bill);
  if (!isBilled) life.tally.notPaidBack += overpaid;
  life.tally.leftWrong += 1;
}
