import type { MeterDraft } from "../meter/draft.ts";
import type { MeterState } from "../meter/state.ts";
import { MILLIPENCE_PER_POUND } from "../units/money.ts";
import { WEEK_SECONDS } from "../units/time.ts";
import { offerThreshold } from "./credit.ts";
import { setDebt } from "./debt.ts";

/** What a top-up gives to payment debt, and what is left of it for credit, in millipence. */
interface TopUpSplit {
  readonly toPaymentDebt: number;
  readonly toCredit: number;
}

/** What the weekly cap leaves after what was recovered later than seven days ago (meter.md 3). */
function capLeft(meter: MeterState): number {
  const { payment, recovered } = meter.recovery;
  const sum = recovered
    .filter(({ atSeconds }) => atSeconds > meter.timeSeconds - WEEK_SECONDS)
    .reduce((total, { amountMillipence }) => total + amountMillipence, 0);
  return Math.max(0, payment.weeklyCapPounds * MILLIPENCE_PER_POUND - sum);
}

/** Splits a top-up: first payment debt, by percentage and within the weekly cap (meter.md 3). */
function splitTopUp(meter: MeterState, amount: number): TopUpSplit {
  const byPercent = Math.floor((amount * meter.recovery.payment.percent) / 100);
  const toPaymentDebt = Math.min(byPercent, meter.account.debtMillipence.payment, capLeft(meter));
  return { toPaymentDebt, toCredit: amount - toPaymentDebt };
}

function rememberRecovery(meter: MeterDraft, amount: number): void {
  const { recovery, timeSeconds } = meter;
  const lately = recovery.recovered.filter(
    ({ atSeconds }) => atSeconds > timeSeconds - WEEK_SECONDS,
  );
  recovery.recovered =
    amount === 0 ? lately : [...lately, { atSeconds: timeSeconds, amountMillipence: amount }];
}

/**
 * Credit goes to accumulated debt, the balance up to DT, emergency credit, the balance
 * (meter.md 3).
 */
function addCredit(meter: MeterDraft, amount: number): void {
  const { account, limits } = meter;
  let rest = amount;
  const pay = (owed: number): number => {
    const paid = Math.min(rest, Math.max(0, owed));
    rest -= paid;
    return paid;
  };
  account.accumulatedDebtMillipence -= pay(account.accumulatedDebtMillipence);
  account.balanceMillipence += pay(
    limits.disablementThresholdMillipence - account.balanceMillipence,
  );
  account.emergency.usedMillipence -= pay(account.emergency.usedMillipence);
  account.balanceMillipence += rest;
}

/**
 * Emergency credit ends when none is used and the balance stands above both thresholds
 * (meter.md 3).
 */
function endEmergencyCredit(meter: MeterDraft): void {
  const { balanceMillipence, emergency } = meter.account;
  const isAbove = balanceMillipence > offerThreshold(meter);
  if (emergency.usedMillipence === 0 && isAbove) emergency.active = false;
}

/** Takes in what is left of a top-up, or is like it: it may end emergency credit (meter.md 3). */
export function payIn(meter: MeterDraft, amount: number): void {
  addCredit(meter, amount);
  endEmergencyCredit(meter);
}

/** Applies a top-up, in either mode (meter.md 3). Its limits are tested by the caller. */
export function applyTopUp(meter: MeterDraft, amount: number): TopUpSplit {
  const split = splitTopUp(meter, amount);
  setDebt(meter, "payment", meter.account.debtMillipence.payment - split.toPaymentDebt);
  rememberRecovery(meter, split.toPaymentDebt);
  payIn(meter, split.toCredit);
  return split;
}
