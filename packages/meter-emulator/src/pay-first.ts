import { acceptCode, type Command, highestCounter } from "@utrn-lab/utrn";
import { availableCredit } from "./credit.ts";
import { MILLIPENCE_PER_PENNY, REGISTER_MAX } from "./money.ts";
import { obey } from "./obey.ts";
import { draftOf, type Meter } from "./state.ts";
import { applyTopUp, topUpToGain } from "./top-up.ts";

/** No top-up of more pence leaves the balance in its register, wherever it started. */
const PENCE_MAX: number = Math.ceil((2 * REGISTER_MAX) / MILLIPENCE_PER_PENNY);

/** The smallest top-up, in pence, after which A > 0 and the supply can be restored (meter.md 5). */
export function payToRestore(meter: Meter): number {
  return topUpToGain(meter, meter.account.accumulatedDebt - availableCredit(meter) + 1);
}

/** The smallest top-up, in pence, that repays all emergency credit used (meter.md 3, a top-up). */
export function payToRepay(meter: Meter): number {
  const { balance, accumulatedDebt, emergency } = meter.account;
  const toThreshold = Math.max(0, meter.limits.disablementThreshold - balance);
  return topUpToGain(meter, accumulatedDebt + toThreshold + emergency.used);
}

/**
 * The smallest top-up, in pence, after which emergency credit is offered that is not offered now
 * though the balance is at its threshold (meter.md 5).
 */
export function payToBeOffered(meter: Meter): number {
  const { balance, accumulatedDebt, emergency } = meter.account;
  if (emergency.used > 0) return payToRepay(meter);
  const lacking = meter.limits.disablementThreshold - balance - emergency.limit + 1;
  return topUpToGain(meter, accumulatedDebt + lacking);
}

/** Whether a code would be applied after a top-up, whose own code is the later one. */
function appliesAfter(
  meter: Meter,
  utrnCounter: number,
  commands: readonly Command[],
  pence: number,
): boolean {
  const draft = draftOf(meter);
  const { toCredit, toPaymentDebt } = applyTopUp(draft, pence * MILLIPENCE_PER_PENNY);
  if (draft.account.balance > REGISTER_MAX) return false;
  const added = { credit: toCredit, time_1: 0, time_2: 0, payment: -toPaymentDebt };
  const later = Math.max(highestCounter(draft.replay), utrnCounter) + 1;
  draft.replay = acceptCode(draft.replay, { utrnCounter: later, added }, [], draft.time);
  return commands.every((command) => typeof obey(draft, utrnCounter, command) !== "string");
}

/**
 * The smallest top-up, in pence, that puts a refused code right: entered after it, the code would be
 * applied (meter.md 6). It is found by trying, for every command may change what the next one needs.
 * @param commands - those of the code that are not superseded.
 * @returns undefined where no money would help.
 */
export function payToApply(
  meter: Meter,
  utrnCounter: number,
  commands: readonly Command[],
): number | undefined {
  const isEnough = (pence: number): boolean => appliesAfter(meter, utrnCounter, commands, pence);
  let high = 1;
  while (!isEnough(high)) {
    if (high > PENCE_MAX) return undefined;
    high *= 2;
  }
  let low = Math.floor(high / 2) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
