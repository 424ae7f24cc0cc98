import { COUNTER_MAX, type Command } from "@utrn-lab/utrn";
import { highestCounter } from "@utrn-lab/utrn/replay";
import { availableCredit } from "../account/credit.ts";
import { applyTopUp } from "../account/top-up.ts";
import { draftOf, type MeterDraft } from "../meter/draft.ts";
import type { MeterState } from "../meter/state.ts";
import { MILLIPENCE_PER_PENNY, REGISTER_MAX } from "../units/money.ts";
import { type RanCode, runCode } from "./run-code.ts";

/**
 * More than accumulated debt, emergency credit, a balance from end to end and a week's cap can
 * take.
 */
const PENCE_MAX: number = Math.ceil((5 * REGISTER_MAX) / MILLIPENCE_PER_PENNY);

/**
 * The smallest amount, in pence, that is enough. It is found by search, because payment debt takes
 * a share, and a top-up repays in an order of its own (meter.md 3).
 * @param isEnough - of an amount in pence; a larger one in the range must then be enough, too.
 * @returns undefined where none in the range is.
 */
function smallestWithin(
  from: number,
  to: number,
  isEnough: (pence: number) => boolean,
): number | undefined {
  if (from > to || !isEnough(to)) return undefined;
  let low = from;
  let high = to;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The smallest top-up, in pence, that brings a meter where it should be. */
function smallestTopUp(
  meter: MeterState,
  isWanted: (draft: MeterDraft) => boolean,
): number | undefined {
  return smallestWithin(1, PENCE_MAX, (pence) => {
    const draft = draftOf(meter);
    applyTopUp(draft, pence * MILLIPENCE_PER_PENNY);
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
  const topUpCounter = Math.max(highestCounter(meter.replay), utrnCounter) + 1;
  // Above the last counter there is none: no supplier can issue the top-up that would be needed.
  if (topUpCounter > COUNTER_MAX) return undefined;
  const retry = (amountPence: number): Retry => {
    const paid = runCode(meter, topUpCounter, [{ type: "top_up", amountPence }]);
    return { paid, again: runCode(paid.meter, utrnCounter, commands) };
  };
  let from = 1;
  for (const to of [...endsOfEmergency(retry).map((end) => end - 1), PENCE_MAX]) {
    const pence = smallestWithin(from, to, (each) => isEnough(retry(each)));
    if (pence !== undefined && isApplied(retry(pence))) return pence;
    from = to + 1;
  }
  return undefined;
}

/** What comes of a top-up, and of a refused code that is keyed again behind it. */
interface Retry {
  readonly paid: RanCode;
  readonly again: RanCode;
}

/** Whether more money would not help: the code is applied, or the balance is too high already. */
function isEnough({ paid, again }: Retry): boolean {
  return paid.refusal !== undefined || again.refusal !== "not_applicable";
}

function isApplied({ paid, again }: Retry): boolean {
  return paid.refusal === undefined && again.refusal === undefined;
}

/**
 * The amounts from which on emergency credit has ended, after the top-up or after the commands:
 * what remained of it is then no credit any more, so that more money may be less credit.
 */
function endsOfEmergency(retry: (pence: number) => Retry): number[] {
  const isEnded = ({ meter }: RanCode) => !meter.account.emergency.active;
  const ends = [
    smallestWithin(1, PENCE_MAX, (pence) => isEnded(retry(pence).paid)),
    smallestWithin(1, PENCE_MAX, (pence) => isEnded(retry(pence).again)),
  ];
  return ends.filter((pence) => pence !== undefined).sort((a, b) => a - b);
}
