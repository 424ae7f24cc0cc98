import { addedLater, chargedBefore } from "@utrn-lab/utrn/replay";
import { chargesUpToNow } from "../account/ledger.ts";
import { applyTopUp, payIn } from "../account/top-up.ts";
import type { MeterDraft } from "../meter/draft.ts";
import { fitsRegister, REGISTER_MAX } from "../units/money.ts";
import { NOTHING_MOVED, type Obeyed } from "./obeyed.ts";

/** A payment: debt takes its share first (meter.md 3). */
export function topUp(meter: MeterDraft, amount: number): Obeyed {
  const { toCredit, toPaymentDebt } = applyTopUp(meter, amount);
  if (meter.account.balanceMillipence > REGISTER_MAX) return "balance_too_high";
  return { added: { credit: toCredit, payment: -toPaymentDebt }, paid: toPaymentDebt };
}

/** An adjustment: the balance alone moves, and no debt is taken (meter.md 4, GBCS ECS04a). */
export function adjustCredit(meter: MeterDraft, change: number): Obeyed {
  const balance = meter.account.balanceMillipence + change;
  if (!fitsRegister(balance)) return "not_applicable";
  meter.account.balanceMillipence = balance;
  return { added: { credit: change } };
}

/**
 * A late set_credit while emergency credit is active does not reset it: what the customer has in
 * all is brought to the new value. A rise enters as the rest of a top-up does, a fall is taken from
 * the balance alone (code-format.md 5, late sets).
 */
function bringCreditTo(meter: MeterDraft, value: number): Obeyed {
  const { account } = meter;
  const { balanceMillipence, accumulatedDebtMillipence, emergency } = account;
  const rise = value - (balanceMillipence - emergency.usedMillipence - accumulatedDebtMillipence);
  if (rise > 0) payIn(meter, rise);
  else account.balanceMillipence += rise;
  return fitsRegister(account.balanceMillipence) ? NOTHING_MOVED : "not_applicable";
}

/**
 * Sets the balance, beneath later codes where it comes late: then as if keyed just before the
 * earliest accepted of them (code-format.md 5, late sets).
 */
export function setCredit(meter: MeterDraft, utrnCounter: number, amount: number): Obeyed {
  const charged = chargedBefore(meter.replay, utrnCounter);
  const since = charged === undefined ? 0 : chargesUpToNow(meter).credit - charged.credit;
  const value = amount + addedLater(meter.replay, utrnCounter, "credit") - since;
  const { account } = meter;
  if (charged !== undefined && account.emergency.active) return bringCreditTo(meter, value);
  if (!fitsRegister(value)) return "not_applicable";
  account.balanceMillipence = value;
  account.accumulatedDebtMillipence = 0;
  account.emergency.usedMillipence = 0;
  account.emergency.active = false;
  return NOTHING_MOVED;
}
