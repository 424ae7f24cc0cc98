import type { MeterState } from "../meter/state.ts";

/** What remains of emergency credit, whether active or not (meter.md 2). */
export function emergencyRemaining(meter: MeterState): number {
  const { limitMillipence, usedMillipence } = meter.account.emergency;
  return Math.max(0, limitMillipence - usedMillipence);
}

/** What remains of emergency credit when it is active, else 0. */
export function emergencyUsable(meter: MeterState): number {
  return meter.account.emergency.active ? emergencyRemaining(meter) : 0;
}

/** Available credit A: at 0 or below the supply is disabled in prepayment mode (meter.md 5). */
export function availableCredit(meter: MeterState): number {
  return (
    meter.account.balanceMillipence -
    meter.limits.disablementThresholdMillipence +
    emergencyUsable(meter)
  );
}

/** What the low credit threshold is compared with (meter.md 5). */
export function creditLeft(meter: MeterState): number {
  return meter.account.balanceMillipence + emergencyUsable(meter);
}

/** Whether emergency credit is in use: active, and the balance is used up (meter.md 3). */
export function isEmergencyInUse(meter: MeterState): boolean {
  const { balanceMillipence, emergency } = meter.account;
  return emergency.active && balanceMillipence <= meter.limits.disablementThresholdMillipence;
}

/**
 * The balance at or below which emergency credit is offered: the higher of its threshold and DT, so
 * that a home that is off is never without an offer (meter.md 5).
 */
export function offerThreshold({ account, limits }: MeterState): number {
  return Math.max(account.emergency.thresholdMillipence, limits.disablementThresholdMillipence);
}

/** Whether emergency credit can be activated now (meter.md 5). */
export function isEmergencyOffered(meter: MeterState): boolean {
  const { balanceMillipence, emergency } = meter.account;
  return (
    meter.payment.mode === "prepayment" &&
    !emergency.active &&
    emergency.limitMillipence > 0 &&
    emergency.usedMillipence === 0 &&
    balanceMillipence <= offerThreshold(meter) &&
    balanceMillipence + emergency.limitMillipence > meter.limits.disablementThresholdMillipence
  );
}

/** Whether a code that raised the balance left it above what the meter may hold (meter.md 3). */
export function isRaisedTooHigh(after: MeterState, balanceBefore: number): boolean {
  const { balanceMillipence } = after.account;
  return (
    balanceMillipence > balanceBefore && balanceMillipence > after.limits.maxMeterBalanceMillipence
  );
}
