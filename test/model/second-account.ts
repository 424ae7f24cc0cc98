import { HIGHEST, keepLast, LOWEST, putDebt, type Second } from "./second-state.ts";
import { DAY, HOUR, isBetween } from "./second-time.ts";

const WEEK = 604_800;
/** Watts times seconds times a rate a kilowatt-hour, in units of a millipence. */
const UNITS = 3_600_000;

/** From the balance, and what the register cannot hold is written off (meter.md 1). */
function fromBalance(meter: Second, amount: number): void {
  const part = Math.min(amount, meter.balance - LOWEST);
  meter.balance -= part;
  meter.writtenOff += amount - part;
}

/** As consumption is charged (meter.md 3). */
function charge(meter: Second, amount: number): void {
  let rest = amount;
  if (meter.mode === "prepayment") {
    const above = Math.max(0, Math.min(rest, meter.balance - meter.dt));
    meter.balance -= above;
    rest -= above;
  }
  if (meter.mode === "prepayment" && meter.active) {
    const part = Math.min(rest, Math.max(0, meter.limit - meter.used));
    meter.used += part;
    rest -= part;
  }
  fromBalance(meter, rest);
}

/** As the standing charge and time debt are charged (meter.md 3). */
function chargeDue(meter: Second, amount: number): void {
  const isInUse = meter.active && meter.balance <= meter.dt;
  if (meter.mode === "prepayment" && isInUse && meter.suspendEmergency) {
    const part = Math.min(amount, HIGHEST - meter.accumulated);
    meter.accumulated += part;
    meter.writtenOff += amount - part;
    return;
  }
  charge(meter, amount);
}

/** The second that ends now, under what was in force in it (meter.md 3, 1). */
export function consume(meter: Second): void {
  if (meter.supply !== "enabled" || !meter.power || meter.watts === 0) return;
  const { rate, rate2 } = meter.prices;
  const isRate2 = rate2 !== null && isBetween(meter.time - 1, rate2.start, rate2.end);
  meter.wattSeconds += meter.watts;
  meter.remainder += meter.watts * (isRate2 ? rate2.rate : rate);
  const whole = Math.floor(meter.remainder / UNITS);
  meter.remainder -= whole * UNITS;
  meter.sums.consumed += whole;
  meter.charged.credit += whole;
  charge(meter, whole);
}

function recover(meter: Second, register: "time_1" | "time_2"): void {
  const { rate, period } = meter.recovery[register];
  if (meter.time % (period === "hourly" ? HOUR : DAY) !== 0) return;
  if (meter.suspendDisabled && meter.supply !== "enabled") return;
  const amount = Math.min(rate, meter.debt[register]);
  putDebt(meter, register, meter.debt[register] - amount);
  meter.charged[register] += amount;
  meter.charged.credit += amount;
  chargeDue(meter, amount);
}

/** The standing charge at 00:00, the time debts, and then the daily values (meter.md 2 and 3). */
export function chargeWhatIsDue(meter: Second): void {
  if (meter.time % DAY === 0) {
    meter.sums.standing += meter.prices.standing;
    meter.charged.credit += meter.prices.standing;
    chargeDue(meter, meter.prices.standing);
  }
  recover(meter, "time_1");
  recover(meter, "time_2");
  if (meter.time % DAY !== 0) return;
  const { time: at, balance, wattSeconds } = meter;
  keepLast(meter.daily, 31, { at, balance, wattSeconds });
}

/** Money comes in as the rest of a top-up: (2) to (5); it may end emergency credit (meter.md 3). */
export function comeIn(meter: Second, amount: number): void {
  let rest = amount;
  const towards = (room: number): number => {
    const part = Math.max(0, Math.min(rest, room));
    rest -= part;
    return part;
  };
  meter.accumulated -= towards(meter.accumulated);
  meter.balance += towards(meter.dt - meter.balance);
  meter.used -= towards(meter.used);
  meter.balance += rest;
  const isAbove = meter.balance > meter.dt && meter.balance > meter.threshold;
  if (meter.used === 0 && isAbove) meter.active = false;
}

/**
 * A top-up, in either mode (meter.md 3).
 * @returns what it paid of the payment debt; undefined where the balance would leave its range.
 */
export function topUp(meter: Second, amount: number): number | undefined {
  const recent = meter.taken.filter(({ at }) => at > meter.time - WEEK);
  const left = meter.capPounds * 100_000 - recent.reduce((sum, entry) => sum + entry.amount, 0);
  const wanted = Math.floor((amount * meter.percent) / 100);
  const paid = Math.min(wanted, meter.debt.payment, Math.max(0, left));
  meter.taken.push({ at: meter.time, amount: paid });
  putDebt(meter, "payment", meter.debt.payment - paid);
  comeIn(meter, amount - paid);
  if (meter.balance > HIGHEST) return undefined;
  meter.sums.toppedUp += amount;
  return paid;
}
