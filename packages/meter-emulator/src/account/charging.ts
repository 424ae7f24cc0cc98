import type { MeterDraft } from "../meter/draft.ts";
import type { MeterState } from "../meter/state.ts";
import { REGISTER_MAX, REGISTER_MIN } from "../units/money.ts";
import { emergencyRemaining, isEmergencyInUse } from "./credit.ts";
import { setDebt } from "./debt.ts";
import { isRate2, rateAt } from "./tariff.ts";

/** Watt-seconds times millipence per kWh in one millipence (meter.md 1). */
export const WATT_SECONDS_PER_KWH = 3_600_000;

/** A charge stops at the end of the register's range, and the rest is written off (meter.md 1). */
function takeFromBalance(meter: MeterDraft, amount: number): void {
  const taken = Math.min(amount, meter.account.balanceMillipence - REGISTER_MIN);
  meter.account.balanceMillipence -= taken;
  meter.ledger.writtenOffMillipence += amount - taken;
}

function addToAccumulatedDebt(meter: MeterDraft, amount: number): void {
  const added = Math.min(amount, REGISTER_MAX - meter.account.accumulatedDebtMillipence);
  meter.account.accumulatedDebtMillipence += added;
  meter.ledger.writtenOffMillipence += amount - added;
}

/** Charges as consumption is charged: balance above DT, emergency credit, balance (meter.md 3). */
function charge(meter: MeterDraft, amount: number): void {
  if (meter.payment.mode === "credit") {
    takeFromBalance(meter, amount);
    return;
  }
  const { account } = meter;
  const aboveThreshold = Math.max(
    0,
    account.balanceMillipence - meter.limits.disablementThresholdMillipence,
  );
  const fromBalance = Math.min(amount, aboveThreshold);
  account.balanceMillipence -= fromBalance;
  const rest = amount - fromBalance;
  const remaining = account.emergency.active ? emergencyRemaining(meter) : 0;
  const fromEmergency = Math.min(rest, remaining);
  account.emergency.usedMillipence += fromEmergency;
  takeFromBalance(meter, rest - fromEmergency);
}

/** Charges a standing charge or a debt instalment (meter.md 3). */
function chargeFixed(meter: MeterDraft, amount: number): void {
  const { mode, suspendDebtEmergency } = meter.payment;
  if (mode === "prepayment" && suspendDebtEmergency && isEmergencyInUse(meter)) {
    addToAccumulatedDebt(meter, amount);
  } else {
    charge(meter, amount);
  }
}

/** Whether energy flows: supply enabled, power on, and something draws it (meter.md 5). */
export function isDrawing(meter: MeterState): boolean {
  return meter.supply === "enabled" && meter.powerOn && meter.watts > 0;
}

/**
 * Charges the energy of a stretch in which nothing changes, at most a day: the products stay below
 * 2^53 (meter.md 1). The remainder of a division is kept and never reset.
 */
export function consume(meter: MeterDraft, seconds: number): void {
  if (!isDrawing(meter) || seconds === 0) return;
  const wattSeconds = meter.watts * seconds;
  if (isRate2(meter.tariff, meter.timeSeconds)) meter.energy.rate2WattSeconds += wattSeconds;
  else meter.energy.rate1WattSeconds += wattSeconds;
  const units =
    wattSeconds * rateAt(meter.tariff, meter.timeSeconds) +
    meter.energy.remainderMillipenceWattSeconds;
  const amount = Math.floor(units / WATT_SECONDS_PER_KWH);
  meter.energy.remainderMillipenceWattSeconds = units % WATT_SECONDS_PER_KWH;
  meter.ledger.consumptionMillipence += amount;
  charge(meter, amount);
}

/** The standing charge of the day, at 00:00. */
export function chargeStandingCharge(meter: MeterDraft): void {
  const amount = meter.tariff.standingChargeMillipence;
  meter.ledger.standingChargesMillipence += amount;
  chargeFixed(meter, amount);
}

/** Whether debt recovery is suspended because there is no supply to pay for (meter.md 3). */
function isRecoverySuspended(meter: MeterState): boolean {
  const { mode, suspendDebtDisabled } = meter.payment;
  return mode === "prepayment" && suspendDebtDisabled && meter.supply !== "enabled";
}

/** Recovers time debt where an hour or a day has ended: time_1, then time_2 (meter.md 3). */
export function recoverTimeDebt(meter: MeterDraft, isMidnight: boolean): void {
  for (const register of ["time_1", "time_2"] as const) {
    const { rateMillipence, period } = meter.recovery[register];
    const held = meter.account.debtMillipence[register];
    const amount = Math.min(rateMillipence, held);
    if (amount === 0 || isRecoverySuspended(meter)) continue;
    if (period === "daily" && !isMidnight) continue;
    setDebt(meter, register, held - amount);
    meter.ledger.recoveredMillipence[register] += amount;
    chargeFixed(meter, amount);
  }
}
