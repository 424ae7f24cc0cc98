import type { Command } from "@utrn-lab/utrn";
import { acceptCode, highestCounter } from "@utrn-lab/utrn/replay";
import { availableCredit, isEmergencyOffered } from "../account/credit.ts";
import { applyTopUp, type TopUpSplit } from "../account/top-up.ts";
import { draftOf, type MeterDraft } from "../meter/draft.ts";
import type { MeterState } from "../meter/state.ts";
import { MILLIPENCE_PER_PENNY, REGISTER_MAX } from "../units/money.ts";
import { obey } from "./obey.ts";

/**
 * More than accumulated debt, emergency credit, a balance from end to end and a week's cap can
 * take.
 */
const PENCE_MAX: number = Math.ceil((5 * REGISTER_MAX) / MILLIPENCE_PER_PENNY);

/** Whether a top-up brings a meter where it should be; a larger one must then do so too. */
type Wanted = (draft: MeterDraft, split: TopUpSplit) => boolean;

/**
 * The smallest top-up, in pence, that brings a meter there. It is found by search, because
 * payment debt takes a share, and a top-up repays in an order of its own (meter.md 3).
 * @returns undefined where no payment helps.
 */
function smallestTopUp(meter: MeterState, isWanted: Wanted): number | undefined {
  const isEnough = (pence: number): boolean => {
    const draft = draftOf(meter);
    return isWanted(draft, applyTopUp(draft, pence * MILLIPENCE_PER_PENNY));
  };
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

/** What must be paid before A > 0 and the supply can be restored (meter.md 5). */
export function payToRestore(meter: MeterState): number | undefined {
  return smallestTopUp(meter, (draft) => availableCredit(draft) > 0);
}

/** What repays all emergency credit used (meter.md 3, a top-up). */
export function payToRepay(meter: MeterState): number | undefined {
  return smallestTopUp(meter, ({ account }) => account.emergency.usedMillipence === 0);
}

/**
 * What must be paid before emergency credit is offered again (meter.md 5); where its threshold lies
 * so far below DT that no payment leads there, what restores the supply without it.
 */
export function payToBeOffered(meter: MeterState): number | undefined {
  const pence = smallestTopUp(meter, ({ account, limits }) => {
    const { balanceMillipence, emergency } = account;
    const offered = balanceMillipence + emergency.limitMillipence;
    return emergency.usedMillipence === 0 && offered > limits.disablementThresholdMillipence;
  });
  const after = draftOf(meter);
  applyTopUp(after, Number(pence) * MILLIPENCE_PER_PENNY);
  return isEmergencyOffered(after) || availableCredit(after) > 0 ? pence : payToRestore(meter);
}

/**
 * What must be paid so that a refused code is applied when it is entered again (meter.md 6). The
 * top-up's own code is the later one, and counts on top of what a set_credit in this one sets.
 * @param commands - those of the code that are not superseded.
 */
export function payToApply(
  meter: MeterState,
  utrnCounter: number,
  commands: readonly Command[],
): number | undefined {
  const later = Math.max(highestCounter(meter.replay), utrnCounter) + 1;
  return smallestTopUp(meter, (draft, { toCredit, toPaymentDebt }) => {
    if (draft.account.balanceMillipence > REGISTER_MAX) return false;
    const added = { credit: toCredit, time_1: 0, time_2: 0, payment: -toPaymentDebt };
    draft.replay = acceptCode(draft.replay, { utrnCounter: later, added }, [], draft.timeSeconds);
    return commands.every((command) => typeof obey(draft, utrnCounter, command) !== "string");
  });
}
