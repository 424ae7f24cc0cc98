import { DEBT_NAMES, fitting } from "@utrn-lab/utrn/rules";
import { emergencyRemaining, isEmergencyOffered } from "../account/credit.ts";
import { payToBeOffered, payToRepay, payToRestore } from "../codes/pay-first.ts";
import type { Meter, Page } from "../meter/state.ts";
import { paymentRecoveryPages } from "./command-words.ts";
import { money, owed, payPage, rateOver } from "./wording.ts";

/** Charges that wait for a top-up while emergency credit is in use (meter.md 3). */
function accumulatedPages({ account }: Meter): readonly Page[] {
  const { accumulatedDebt } = account;
  return accumulatedDebt === 0 ? [] : [["Charges to repay", owed(accumulatedDebt)]];
}

/** The balance, and what the next top-up pays first. */
export function balancePages(meter: Meter): readonly Page[] {
  return [["Balance", money(meter.account.balance)], ...accumulatedPages(meter)];
}

/** Why emergency credit is not offered, or what must be paid first (meter.md 5). */
function notOfferedPages(meter: Meter): readonly Page[] {
  const { balance, emergency } = meter.account;
  if (meter.payment.mode === "credit") return [["Emergency credit", "not needed"]];
  if (emergency.limit === 0) return [["Emergency credit", "not available"]];
  if (emergency.used === 0 && balance > emergency.threshold) {
    const offered = money(emergency.threshold);
    return [["Emergency credit", fitting(`at ${offered} or less`, `from ${offered}`)]];
  }
  return [payPage(payToBeOffered(meter))];
}

/** What is left of emergency credit that is active, and what repays it when nothing is. */
function activePages(meter: Meter): readonly Page[] {
  const { used } = meter.account.emergency;
  const remaining = emergencyRemaining(meter);
  if (remaining === 0) return [["Emergency credit", "is used up"], payPage(payToRepay(meter))];
  const left: Page = ["Emergency on", `${money(remaining)} left`];
  return used === 0 ? [left] : [left, ["Emergency used", owed(used)]];
}

/** Whether emergency credit is active, offered, or what stands in its way. */
export function emergencyPages(meter: Meter): readonly Page[] {
  if (meter.account.emergency.active) return activePages(meter);
  if (!isEmergencyOffered(meter)) return notOfferedPages(meter);
  return [["Emergency: key 7", `${money(emergencyRemaining(meter))} ready`]];
}

/** What key B says: the supply is on, or what must be paid before it can be. */
export function supplyPages(meter: Meter): readonly Page[] {
  if (meter.supply === "enabled") return [["Supply is on", ""]];
  return [
    ["Supply is off", ""],
    payPage(payToRestore(meter)),
    ...(isEmergencyOffered(meter) ? [["or press 7 for", "emergency credit"] as const] : []),
  ];
}

function timeDebtPages({ account, recovery }: Meter, register: "time_1" | "time_2"): Page[] {
  const held = account.debt[register];
  const { rate: paid, period } = recovery[register];
  if (held === 0 && paid === 0) return [];
  return [[`${DEBT_NAMES[register]} ${owed(held)}`, paid === 0 ? "" : rateOver(paid, period)]];
}

function paymentDebtPages({ account, recovery }: Meter): readonly Page[] {
  const held = account.debt.payment;
  if (held === 0 && recovery.payment.percent === 0) return [];
  return [
    [DEBT_NAMES.payment, owed(held)],
    ...(recovery.payment.percent === 0 ? [] : paymentRecoveryPages(recovery.payment)),
  ];
}

/** All that is owed, and how each debt is repaid. */
export function debtPages(meter: Meter): readonly Page[] {
  const { debt, accumulatedDebt } = meter.account;
  const all = debt.time_1 + debt.time_2 + debt.payment + accumulatedDebt;
  return [
    ["Debts in all", owed(all)],
    ...timeDebtPages(meter, "time_1"),
    ...timeDebtPages(meter, "time_2"),
    ...paymentDebtPages(meter),
    ...accumulatedPages(meter),
  ];
}
