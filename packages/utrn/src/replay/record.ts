import type { DebtRegister } from "../commands/types.ts";

/** What one accepted code added to credit and to each debt, in millipence; taken: negative. */
export interface Additions {
  readonly credit: number;
  readonly time_1: number;
  readonly time_2: number;
  readonly payment: number;
}

/**
 * What was charged up to some moment, in millipence, as totals that never fall: to credit all
 * consumption, standing charges and instalments of time debt, of a time debt what recovery took.
 */
export interface Charges {
  readonly credit: number;
  readonly time_1: number;
  readonly time_2: number;
}

/** What the commands of one accepted code did to the account (code-format.md 5, record). */
export interface CodeRecord {
  readonly added: Additions;
  /** What its top-ups paid of payment debt; a part of what `added` says was taken there. */
  readonly paid: number;
  /** What its deductions could neither take nor give back, by register. */
  readonly kept: Readonly<Record<DebtRegister, number>>;
}

/** One accepted counter, what its code did, and the charges up to its acceptance. */
export interface AcceptedCode extends CodeRecord {
  readonly utrnCounter: number;
  readonly charged: Charges;
}

/** The record of a code that moved no money. */
export const EMPTY_RECORD: CodeRecord = {
  added: { credit: 0, time_1: 0, time_2: 0, payment: 0 },
  paid: 0,
  kept: { time_1: 0, time_2: 0, payment: 0 },
};

type Accepted = readonly AcceptedCode[];

function later(accepted: Accepted, utrnCounter: number): AcceptedCode[] {
  return accepted.filter((entry) => entry.utrnCounter > utrnCounter);
}

/** What codes of higher counters added: a late set is applied beneath it (code-format.md 5). */
export function addedLater(
  { accepted }: { readonly accepted: Accepted },
  utrnCounter: number,
  register: keyof Additions,
): number {
  return later(accepted, utrnCounter).reduce((sum, entry) => sum + entry.added[register], 0);
}

/**
 * The charges up to the moment just before which a late set counts as keyed: the earliest
 * acceptance among the codes of higher counters (code-format.md 5, late sets). The totals never
 * fall, so that the earliest acceptance is the one of the lowest.
 * @returns undefined where no code of a higher counter is in: the set is not late.
 */
export function chargedBefore(
  { accepted }: { readonly accepted: Accepted },
  utrnCounter: number,
): Charges | undefined {
  const totals = later(accepted, utrnCounter).map((entry) => entry.charged);
  if (totals.length === 0) return undefined;
  const lowest = (of: keyof Charges) => Math.min(...totals.map((charges) => charges[of]));
  return { credit: lowest("credit"), time_1: lowest("time_1"), time_2: lowest("time_2") };
}

/**
 * Takes from what later deductions kept: an addition or a set of a lower counter is less by it
 * (code-format.md 5, debts end at 0). The nearest counter's comes first, as it would have taken
 * first in the order of issue.
 * @param amount - what is added or set, in millipence.
 * @returns the codes with their records brought up to date, and what is left of the amount.
 */
export function takeKept(
  accepted: Accepted,
  utrnCounter: number,
  register: DebtRegister,
  amount: number,
): { readonly accepted: Accepted; readonly left: number } {
  let left = amount;
  const updated = accepted.map((entry): AcceptedCode => {
    const taken = entry.utrnCounter > utrnCounter ? Math.min(left, entry.kept[register]) : 0;
    left -= taken;
    return {
      ...entry,
      added: { ...entry.added, [register]: entry.added[register] - taken },
      kept: { ...entry.kept, [register]: entry.kept[register] - taken },
    };
  });
  return { accepted: updated, left };
}

/** What of later top-ups is not owed after all, in millipence. */
interface GivenBack {
  readonly accepted: Accepted;
  /** To the balance. */
  readonly toBalance: number;
  /** Of top-ups below the family of credit: dropped, as a later set_credit has spoken. */
  readonly dropped: number;
}

/**
 * Gives back what top-ups of higher counters paid of payment debt and is not owed, the highest
 * counter's first (code-format.md 5, debts end at 0). It is paid and taken no more in their
 * records, and added to credit where it goes to the balance.
 * @param creditSetAt - the counter of the family of credit.
 */
export function giveBack(
  accepted: Accepted,
  utrnCounter: number,
  amount: number,
  creditSetAt: number,
): GivenBack {
  let rest = amount;
  let toBalance = 0;
  let dropped = 0;
  const updated = accepted.toReversed().map((entry): AcceptedCode => {
    const back = entry.utrnCounter > utrnCounter ? Math.min(rest, entry.paid) : 0;
    rest -= back;
    const isDropped = entry.utrnCounter < creditSetAt;
    const credited = isDropped ? 0 : back;
    toBalance += credited;
    dropped += back - credited;
    const { credit, payment } = entry.added;
    const added = { ...entry.added, credit: credit + credited, payment: payment + back };
    return { ...entry, added, paid: entry.paid - back };
  });
  return { accepted: updated.toReversed(), toBalance, dropped };
}
