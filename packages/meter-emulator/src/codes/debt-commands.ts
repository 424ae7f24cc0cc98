import type { DebtRegister } from "@utrn-lab/utrn/commands";
import { addedLater, chargedBefore, giveBack, takeKept } from "@utrn-lab/utrn/replay";
import { setDebt } from "../account/debt.ts";
import { chargesUpToNow } from "../account/ledger.ts";
import type { MeterDraft } from "../meter/draft.ts";
import { fitsRegister, REGISTER_MAX } from "../units/money.ts";
import { NOTHING_MOVED, type Obeyed } from "./obeyed.ts";

/** What recovery took of a debt since a late set counts as keyed; payment debt is not charged. */
function recoveredSince(meter: MeterDraft, utrnCounter: number, register: DebtRegister): number {
  const charged = chargedBefore(meter.replay, utrnCounter);
  if (register === "payment" || charged === undefined) return 0;
  return chargesUpToNow(meter)[register] - charged[register];
}

/**
 * Where less than 0 would be owed, what top-ups of higher counters had paid of it goes straight to
 * the balance: only of payment debt, which alone is paid by top-ups (code-format.md 5, debts end at
 * 0).
 * @param excess - what cannot be taken from the register, in millipence.
 * @returns what counts as given back, or undefined where the balance cannot hold it.
 */
function forgive(
  meter: MeterDraft,
  utrnCounter: number,
  register: DebtRegister,
  excess: number,
): number | undefined {
  if (register !== "payment") return 0;
  const { accepted, families } = meter.replay;
  const back = giveBack(accepted, utrnCounter, excess, families.credit ?? 0);
  const balance = meter.account.balanceMillipence + back.toBalance;
  if (!fitsRegister(balance)) return undefined;
  meter.account.balanceMillipence = balance;
  meter.replay = { ...meter.replay, accepted: back.accepted };
  return back.toBalance + back.dropped;
}

/** Adds to a debt, less what later deductions had found too little to take. */
export function addDebt(
  meter: MeterDraft,
  utrnCounter: number,
  register: DebtRegister,
  amount: number,
): Obeyed {
  const { accepted, left } = takeKept(meter.replay.accepted, utrnCounter, register, amount);
  const held = meter.account.debtMillipence[register] + left;
  if (held > REGISTER_MAX) return "not_applicable";
  meter.replay = { ...meter.replay, accepted };
  setDebt(meter, register, held);
  return { added: { [register]: amount } };
}

/** Deducts no more than would be owed without the codes of higher counters. */
export function deductDebt(
  meter: MeterDraft,
  utrnCounter: number,
  register: DebtRegister,
  amount: number,
): Obeyed {
  const held = meter.account.debtMillipence[register];
  const owed = Math.max(0, held - addedLater(meter.replay, utrnCounter, register));
  const deducted = Math.min(amount, owed);
  const fromRegister = Math.min(deducted, held);
  const givenBack = forgive(meter, utrnCounter, register, deducted - fromRegister);
  if (givenBack === undefined) return "not_applicable";
  setDebt(meter, register, held - fromRegister);
  const taken = fromRegister + givenBack;
  return { added: { [register]: -taken }, kept: { [register]: amount - taken } };
}

/** Sets a debt, beneath later codes where it comes late (code-format.md 5, late sets). */
export function setDebtTo(
  meter: MeterDraft,
  utrnCounter: number,
  register: DebtRegister,
  amount: number,
): Obeyed {
  const added = addedLater(meter.replay, utrnCounter, register);
  const value = amount + added - recoveredSince(meter, utrnCounter, register);
  const givenBack = forgive(meter, utrnCounter, register, Math.max(0, -value));
  const owed = Math.max(0, value);
  const { accepted, left } = takeKept(meter.replay.accepted, utrnCounter, register, owed);
  if (givenBack === undefined || left > REGISTER_MAX) return "not_applicable";
  meter.replay = { ...meter.replay, accepted };
  setDebt(meter, register, left);
  return NOTHING_MOVED;
}
