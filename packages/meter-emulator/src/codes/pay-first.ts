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

/** A refused code, keyed again once a top-up of a counter was paid. */
interface Retried {
  readonly meter: MeterState;
  readonly utrnCounter: number;
  readonly commands: readonly Command[];
  readonly topUpCounter: number;
}

/** What comes of it: the meter once paid, and the draft that the commands left. */
function retry({ meter, utrnCounter, commands, topUpCounter }: Retried, pence: number) {
  const paid = afterTopUp(meter, topUpCounter, pence * MILLIPENCE_PER_PENNY);
  const draft = draftOf(paid);
  const isObeyed = commands.every((each) => typeof obey(draft, utrnCounter, each) !== "string");
  return { paid, draft, isObeyed };
}

/**
 * The amounts from which on emergency credit has ended, after the top-up or after the commands:
 * what remained of it is then no credit any more, so that more money may be less credit.
 */
function endsOfEmergency(retried: Retried, most: number): number[] {
  const isEnded = ({ account }: MeterState) => !account.emergency.active;
  const ends = [
    smallestWithin(1, most, (pence) => isEnded(retry(retried, pence).paid)),
    smallestWithin(1, most, (pence) => isEnded(retry(retried, pence).draft)),
  ];
  return ends.filter((pence) => pence !== undefined).sort((a, b) => a - b);
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
  const retried = { meter, utrnCounter, commands, topUpCounter };
  const balance = meter.account.balanceMillipence;
  const tooMuch = smallestTopUp(meter, (draft) => isRaisedTooHigh(draft, balance));
  const most = (tooMuch ?? PENCE_MAX) - 1;
  const starts = [1, ...endsOfEmergency(retried, most), most + 1];
  for (const [at, from] of starts.slice(0, -1).entries()) {
    const to = (starts[at + 1] ?? most + 1) - 1;
    const pence = smallestWithin(from, to, (each) => retry(retried, each).isObeyed);
    if (pence === undefined) continue;
    const { paid, draft } = retry(retried, pence);
    if (!isRaisedTooHigh(draft, paid.account.balanceMillipence)) return pence;
  }
  return undefined;
}
