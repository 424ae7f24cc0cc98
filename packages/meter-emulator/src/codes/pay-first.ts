import { COUNTER_MAX, type Command } from "@utrn-lab/utrn";
import { type AcceptedCode, acceptCode, EMPTY_RECORD, highestCounter } from "@utrn-lab/utrn/replay";
import { availableCredit, isRaisedTooHigh } from "../account/credit.ts";
import { chargesUpToNow } from "../account/ledger.ts";
import { applyTopUp } from "../account/top-up.ts";
import { draftOf, type MeterDraft } from "../meter/draft.ts";
import type { MeterState } from "../meter/state.ts";
import { MILLIPENCE_PER_PENNY, REGISTER_MAX } from "../units/money.ts";
import { obey } from "./obey.ts";

/**
 * More than accumulated debt, emergency credit, a balance from end to end and a week's cap can
 * take.
 */
const PENCE_MAX: number = Math.ceil((5 * REGISTER_MAX) / MILLIPENCE_PER_PENNY);

/**
 * The smallest amount, in pence, that is enough. It is found by search, because payment debt takes
 * a share, and a top-up repays in an order of its own (meter.md 3).
 * @param isEnough - of an amount in millipence; a larger one must then be enough, too.
 * @returns undefined where no amount is.
 */
function smallestAmount(isEnough: (amount: number) => boolean): number | undefined {
  const isEnoughPence = (pence: number): boolean => isEnough(pence * MILLIPENCE_PER_PENNY);
  let high = 1;
  while (!isEnoughPence(high)) {
    if (high > PENCE_MAX) return undefined;
    high *= 2;
  }
  let low = Math.floor(high / 2) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnoughPence(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The smallest top-up, in pence, that brings a meter where it should be. */
function smallestTopUp(
  meter: MeterState,
  isWanted: (draft: MeterDraft) => boolean,
): number | undefined {
  return smallestAmount((amount) => {
    const draft = draftOf(meter);
    applyTopUp(draft, amount);
    return isWanted(draft);
  });
}

/** What must be paid before A > 0 and the supply can be restored (meter.md 5). */
export function payToRestore(meter: MeterState): number | undefined {
  return smallestTopUp(meter, (draft) => availableCredit(draft) > 0);
}

/** What repays all emergency credit used (meter.md 3, a top-up). */
export function payToRepay(meter: MeterState): number | undefined {
  return smallestTopUp(meter, ({ account }) => account.emergency.usedMillipence === 0);
}

/** What must be paid before emergency credit is offered again (meter.md 5). */
export function payToBeOffered(meter: MeterState): number | undefined {
  return smallestTopUp(meter, ({ account, limits }) => {
    const { balanceMillipence, emergency } = account;
    const offered = balanceMillipence + emergency.limitMillipence;
    return emergency.usedMillipence === 0 && offered > limits.disablementThresholdMillipence;
  });
}

/** The meter after a top-up of a counter, as it is remembered when an earlier code is keyed. */
function afterTopUp(meter: MeterState, utrnCounter: number, amount: number): MeterDraft {
  const draft = draftOf(meter);
  const { toCredit, toPaymentDebt } = applyTopUp(draft, amount);
  const entry: AcceptedCode = {
    ...EMPTY_RECORD,
    utrnCounter,
    added: { ...EMPTY_RECORD.added, credit: toCredit, payment: -toPaymentDebt },
    paid: toPaymentDebt,
    charged: chargesUpToNow(draft),
  };
  draft.replay = acceptCode(draft.replay, entry, [], draft.timeSeconds);
  return draft;
}

/**
 * What must be paid so that a refused code is applied when it is entered again (meter.md 6). The
 * top-up's own code is the later one, and counts on top of what a set_credit in this one sets.
 * @param commands - those of the code that are not superseded.
 * @returns undefined where no payment helps: a reset would be late after any (code-format.md 5).
 */
export function payToApply(
  meter: MeterState,
  utrnCounter: number,
  commands: readonly Command[],
): number | undefined {
  if (commands.some((command) => command.type === "revert_to_defaults")) return undefined;
  const later = Math.max(highestCounter(meter.replay), utrnCounter) + 1;
  // Above the last counter there is none: no supplier can issue the top-up that would be needed.
  if (later > COUNTER_MAX) return undefined;
  const balance = meter.account.balanceMillipence;
  const isObeyed = (draft: MeterDraft) =>
    commands.every((command) => typeof obey(draft, utrnCounter, command) !== "string");
  const pence = smallestAmount((amount) => {
    const paid = afterTopUp(meter, later, amount);
    return paid.account.balanceMillipence <= REGISTER_MAX && isObeyed(paid);
  });
  if (pence === undefined) return undefined;
  const paid = afterTopUp(meter, later, pence * MILLIPENCE_PER_PENNY);
  if (isRaisedTooHigh(paid, balance)) return undefined;
  const balancePaid = paid.account.balanceMillipence;
  return isObeyed(paid) && !isRaisedTooHigh(paid, balancePaid) ? pence : undefined;
}
