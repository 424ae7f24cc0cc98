import type { Meter } from "../meter/state.ts";

/** What remains of emergency credit, whether active or not (meter.md 2). */
export function emergencyRemaining(meter: Meter): number {
  const { limit, used } = meter.account.emergency;
  return Math.max(0, limit - used);
}

/** What remains of emergency credit when it is active, else 0. */
export function emergencyUsable(meter: Meter): number {
  return meter.account.emergency.active ? emergencyRemaining(meter) : 0;
}

/** Available credit A: at 0 or below the supply is disabled in prepayment mode (meter.md 5). */
export function availableCredit(meter: Meter): number {
  return meter.account.balance - meter.limits.disablementThreshold + emergencyUsable(meter);
}

/** What the low credit threshold is compared with (meter.md 5). */
export function creditLeft(meter: Meter): number {
  return meter.account.balance + emergencyUsable(meter);
}

/** Whether emergency credit is in use: active, and the balance is used up (meter.md 3). */
export function isEmergencyInUse(meter: Meter): boolean {
  const { balance, emergency } = meter.account;
  return emergency.active && balance <= meter.limits.disablementThreshold;
}

/** Whether emergency credit can be activated now (meter.md 5). */
export function isEmergencyOffered(meter: Meter): boolean {
  const { balance, emergency } = meter.account;
  return (
    meter.payment.mode === "prepayment" &&
    !emergency.active &&
    emergency.limit > 0 &&
    emergency.used === 0 &&
    balance <= emergency.threshold &&
    balance + emergency.limit > meter.limits.disablementThreshold
  );
}
