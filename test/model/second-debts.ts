import type { DebtRegister } from "@utrn-lab/utrn/commands";
import { later } from "./second-memory.ts";
import { HIGHEST, type Kept, putDebt, type Second } from "./second-state.ts";

/** Why a command on a debt is refused; undefined when it was obeyed. */
type Why = "not_applicable" | undefined;

/** The amount of a command, in millipence, and the register it is for. */
interface OnDebt {
  readonly register: DebtRegister;
  readonly amount: number;
}

/**
 * What deductions of higher counters could not take, they take of what comes in beneath them. The
 * deduction nearest in counter is served first, as it would have been in the order of issue.
 * @returns what they took.
 */
function takenAfterwards(meter: Second, counter: number, { register, amount }: OnDebt): number {
  let rest = amount;
  for (const code of later(meter, counter).toSorted((a, b) => a.counter - b.counter)) {
    const part = Math.min(rest, code.left[register]);
    code.left[register] -= part;
    code.added[register] -= part;
    rest -= part;
  }
  return amount - rest;
}

/**
 * What top-ups of higher counters paid of payment debt and is not owed goes back to the balance,
 * the highest counter's first. Where a later set_credit has spoken it is dropped, counted as given.
 */
function givenBack(meter: Second, counter: number, notOwed: number): number {
  let rest = notOwed;
  for (const code of later(meter, counter).toSorted((a, b) => b.counter - a.counter)) {
    const part = Math.min(rest, code.paid);
    const isDropped = code.counter < (meter.families.credit ?? 0);
    code.paid -= part;
    code.added.payment += part;
    rest -= part;
    if (isDropped) continue;
    code.added.credit += part;
    meter.balance += part;
  }
  return notOwed - rest;
}

export function addDebt(meter: Second, { register, amount }: OnDebt, code: Kept): Why {
  const taken = takenAfterwards(meter, code.counter, { register, amount });
  const after = meter.debt[register] + amount - taken;
  if (after > HIGHEST) return "not_applicable";
  code.added[register] += amount;
  putDebt(meter, register, after);
  return undefined;
}

export function deductDebt(meter: Second, { register, amount }: OnDebt, code: Kept): Why {
  const before = meter.debt[register];
  const addedLater = later(meter, code.counter).reduce((sum, it) => sum + it.added[register], 0);
  const wanted = Math.min(amount, Math.max(0, before - addedLater));
  const fromRegister = Math.min(wanted, before);
  const isPayment = register === "payment";
  const back = isPayment ? givenBack(meter, code.counter, wanted - fromRegister) : 0;
  code.added[register] -= fromRegister + back;
  code.left[register] += amount - fromRegister - back;
  putDebt(meter, register, before - fromRegister);
  return meter.balance > HIGHEST ? "not_applicable" : undefined;
}

export function setDebt(meter: Second, { register, amount }: OnDebt, { counter }: Kept): Why {
  const above = later(meter, counter);
  let value = amount + above.reduce((sum, it) => sum + it.added[register], 0);
  const [earliest] = above;
  if (earliest !== undefined && register !== "payment") {
    value -= meter.charged[register] - earliest.charged[register];
  }
  if (register === "payment" && value < 0) givenBack(meter, counter, -value);
  value = Math.max(0, value);
  value -= takenAfterwards(meter, counter, { register, amount: value });
  if (value > HIGHEST || meter.balance > HIGHEST) return "not_applicable";
  putDebt(meter, register, value);
  return undefined;
}
