import type { Charges } from "@utrn-lab/utrn/replay";
import type { MeterState } from "../meter/state.ts";

/** W: what the customer has, less all that the customer owes (meter.md 3, conservation). */
export function netWorth({ account }: Pick<MeterState, "account">): number {
  const { time_1, time_2, payment } = account.debtMillipence;
  const owed = account.accumulatedDebtMillipence + time_1 + time_2 + payment;
  return account.balanceMillipence - account.emergency.usedMillipence - owed;
}

/**
 * All that was charged since the meter was made: to credit wherever it went and also what was
 * written off, of a time debt what recovery took (code-format.md 5, record).
 */
export function chargesUpToNow({ ledger }: Pick<MeterState, "ledger">): Charges {
  const { time_1, time_2 } = ledger.recoveredMillipence;
  const fixed = ledger.standingChargesMillipence + time_1 + time_2;
  return { credit: ledger.consumptionMillipence + fixed, time_1, time_2 };
}

/** Asserts that no money has appeared or vanished since the meter was made (meter.md 3). */
export function assertConserved(meter: Pick<MeterState, "account" | "ledger">): void {
  const { ledger } = meter;
  const moved =
    ledger.topUpsMillipence +
    ledger.adjustmentsMillipence -
    ledger.consumptionMillipence -
    ledger.standingChargesMillipence +
    ledger.writtenOffMillipence;
  const change = netWorth(meter) - ledger.openingNetMillipence;
  if (moved !== change) {
    throw new Error(`money is not conserved: ${moved} mp moved, the account changed by ${change}`);
  }
}
