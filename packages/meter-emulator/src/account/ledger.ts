import type { Meter } from "../meter/state.ts";

/** W: what the customer has, less all that the customer owes (meter.md 3, conservation). */
export function netWorth(meter: Pick<Meter, "account">): number {
  const { balance, emergency, accumulatedDebt, debt } = meter.account;
  return balance - emergency.used - accumulatedDebt - debt.time_1 - debt.time_2 - debt.payment;
}

/** Asserts that no money has appeared or vanished since the meter was made (meter.md 3). */
export function assertConserved(meter: Meter): void {
  const { openingNet, topUps, adjustments, consumption, standingCharges, writtenOff } =
    meter.ledger;
  const moved = topUps + adjustments - consumption - standingCharges + writtenOff;
  const change = netWorth(meter) - openingNet;
  if (moved !== change) {
    throw new Error(`money is not conserved: ${moved} mp moved, the account changed by ${change}`);
  }
}
