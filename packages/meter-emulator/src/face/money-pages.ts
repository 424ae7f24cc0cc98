import { DEBT_NAMES, fitting } from "@utrn-lab/utrn/rules";
import { emergencyRemaining, isEmergencyOffered, offerThreshold } from "../account/credit.ts";
import { payToBeOffered, payToRepay, payToRestore } from "../codes/pay-first.ts";
import type { Action, MeterState, Page } from "../meter/state.ts";
import { paymentRecoveryPages } from "./command-words.ts";
import { EMERGENCY_WORDS, type Reader, VERDICT_WORDS } from "./key-words.ts";
import { money, owed, payPage, rateOver } from "./wording.ts";

/** Charges that wait for a top-up while emergency credit is in use (meter.md 3). */
function accumulatedPages({ account }: MeterState): readonly Page[] {
  const { accumulatedDebtMillipence } = account;
  return accumulatedDebtMillipence === 0
    ? []
    : [["Charges to repay", owed(accumulatedDebtMillipence)]];
}

/** The balance, and what the next top-up pays first. */
export function balancePages(meter: MeterState): readonly Page[] {
  return [["Balance", money(meter.account.balanceMillipence)], ...accumulatedPages(meter)];
}

/** Why emergency credit is not offered, or what must be paid first (meter.md 5). */
function notOfferedPages(meter: MeterState): readonly Page[] {
  const { balanceMillipence, emergency } = meter.account;
  if (meter.payment.mode === "credit") return [["Emergency credit", "not needed"]];
  if (emergency.limitMillipence === 0) return [["Emergency credit", "not available"]];
  const offeredFrom = offerThreshold(meter);
  if (emergency.usedMillipence === 0 && balanceMillipence > offeredFrom) {
    const offered = money(offeredFrom);
    return [["Emergency credit", fitting(`at ${offered} or less`, `from ${offered}`)]];
  }
  return [payPage(payToBeOffered(meter))];
}

/** What is left of emergency credit that is active, and what repays it when nothing is. */
function activePages(meter: MeterState): readonly Page[] {
  const { usedMillipence: used } = meter.account.emergency;
  const remaining = emergencyRemaining(meter);
  if (remaining === 0) return [["Emergency credit", "is used up"], payPage(payToRepay(meter))];
  const left: Page = ["Emergency on", `${money(remaining)} left`];
  return used === 0 ? [left] : [left, ["Emergency used", owed(used)]];
}

function emergencyPagesWith(meter: MeterState, offered: Page): readonly Page[] {
  if (meter.account.emergency.active) return activePages(meter);
  return isEmergencyOffered(meter) ? [offered] : notOfferedPages(meter);
}

/** Page 2: whether emergency credit is active, offered, or what stands in its way. */
export function emergencyPages(meter: MeterState): readonly Page[] {
  const ready = `${money(emergencyRemaining(meter))} ready`;
  return emergencyPagesWith(meter, [EMERGENCY_WORDS[meter.face].heading, ready]);
}

/** Page 7: what B held would take, or what must be paid first (meter.md 6). */
export function useEmergencyPages(meter: MeterState): readonly Page[] {
  const amount = money(emergencyRemaining(meter));
  return emergencyPagesWith(meter, ["Hold B to use", fitting(`${amount} emergency`, amount)]);
}

/** Emergency credit was taken just now, and a supply that it armed waits to be enabled. */
export function takenPages(meter: MeterState, reader: Reader): readonly Page[] {
  const ready = meter.supply === "armed" ? [VERDICT_WORDS[reader].supplyReady] : [];
  return [...activePages(meter), ...ready];
}

/** What enabling says: the supply is on, or what must be paid before it can be. */
export function supplyPages(meter: MeterState, reader: Reader): readonly Page[] {
  if (meter.supply === "enabled") return [["Supply is on", ""]];
  return [
    ["Supply is off", ""],
    payPage(payToRestore(meter)),
    ...(isEmergencyOffered(meter) ? [VERDICT_WORDS[reader].orEmergency] : []),
  ];
}

/**
 * What answers an action at a PPMID, in screens of two lines: the words of the keypad (meter.md 6).
 * @param meter - as the action left it, whether it did anything or not.
 */
export function actionPages(meter: MeterState, action: Action): readonly Page[] {
  if (action === "enable_supply") return supplyPages(meter, "ppmid");
  return meter.account.emergency.active ? takenPages(meter, "ppmid") : useEmergencyPages(meter);
}

function timeDebtPages({ account, recovery }: MeterState, register: "time_1" | "time_2"): Page[] {
  const held = account.debtMillipence[register];
  const { rateMillipence: paid, period } = recovery[register];
  if (held === 0 && paid === 0) return [];
  return [[`${DEBT_NAMES[register]} ${owed(held)}`, paid === 0 ? "" : rateOver(paid, period)]];
}

function paymentDebtPages({ account, recovery }: MeterState): readonly Page[] {
  const held = account.debtMillipence.payment;
  if (held === 0 && recovery.payment.percent === 0) return [];
  return [
    [DEBT_NAMES.payment, owed(held)],
    ...(recovery.payment.percent === 0 ? [] : paymentRecoveryPages(recovery.payment)),
  ];
}

/** All that is owed, and how each debt is repaid. */
export function debtPages(meter: MeterState): readonly Page[] {
  const { debtMillipence, accumulatedDebtMillipence } = meter.account;
  const { time_1, time_2, payment } = debtMillipence;
  const all = time_1 + time_2 + payment + accumulatedDebtMillipence;
  return [
    ["Debts in all", owed(all)],
    ...timeDebtPages(meter, "time_1"),
    ...timeDebtPages(meter, "time_2"),
    ...paymentDebtPages(meter),
    ...accumulatedPages(meter),
  ];
}
