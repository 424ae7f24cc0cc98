import type { Command, ReadCode, Refusal } from "@utrn-lab/utrn";
import {
  acceptCode,
  type CodeRecord,
  EMPTY_RECORD,
  replayRefusal,
  supersession,
} from "@utrn-lab/utrn/replay";
import { creditPenceOf, hasExpired } from "@utrn-lab/utrn/rules";
import { isRaisedTooHigh } from "../account/credit.ts";
import { chargesUpToNow, netWorth } from "../account/ledger.ts";
import { draftOf, type MeterDraft } from "../meter/draft.ts";
import type { MeterState } from "../meter/state.ts";
import { MILLIPENCE_PER_PENNY } from "../units/money.ts";
import type { Rejected } from "./code-outcome.ts";
import { obey } from "./obey.ts";
import { type ObeyRefusal, recorded } from "./obeyed.ts";
import { payToApply } from "./pay-first.ts";

/** The sum of the top-ups of a code, which is one credit (code-format.md 5, all or nothing). */
export function creditOf(commands: readonly Command[]): number {
  return creditPenceOf(commands) * MILLIPENCE_PER_PENNY;
}

/** What the commands of a code did: its record, and the text for its event. */
interface Ran {
  readonly record: CodeRecord;
  readonly details: readonly string[];
}

/** Runs the commands in order on a draft; the first refusal is the code's (code-format.md 5). */
function runCommands(
  meter: MeterDraft,
  utrnCounter: number,
  commands: readonly Command[],
): Ran | ObeyRefusal {
  let record = EMPTY_RECORD;
  const details: string[] = [];
  for (const command of commands) {
    const before = netWorth(meter);
    const obeyed = obey(meter, utrnCounter, command);
    if (typeof obeyed === "string") return obeyed;
    if (command.type === "top_up") {
      meter.ledger.topUpsMillipence += command.amountPence * MILLIPENCE_PER_PENNY;
    } else {
      meter.ledger.adjustmentsMillipence += netWorth(meter) - before;
    }
    record = recorded(record, obeyed);
    details.push(obeyed.detail ?? command.type);
  }
  return { record, details };
}

function refuse(reason: Refusal, commands: readonly Command[]): Rejected {
  return { result: "rejected", reason, commands };
}

/** What an applied code did, before the level events and the supply decision that follow it. */
export interface Applied {
  readonly result: "applied";
  readonly meter: MeterDraft;
  readonly skipped: readonly Command[];
  readonly details: readonly string[];
  /** What the top-ups of the code paid of payment debt. */
  readonly toDebtMillipence: number;
}

/** Runs what is left of a code on a copy of the state: all or nothing (code-format.md 5). */
function runOnCopy(
  meter: MeterState,
  { utrnCounter, commands }: ReadCode,
  skipped: readonly boolean[],
): Applied | Rejected {
  const draft = draftOf(meter);
  const toRun = commands.filter((_, at) => skipped[at] !== true);
  const ran = runCommands(draft, utrnCounter, toRun);
  if (typeof ran === "string") {
    const payFirstPence =
      ran === "not_applicable" ? payToApply(meter, utrnCounter, toRun) : undefined;
    return { ...refuse(ran, commands), ...(payFirstPence === undefined ? {} : { payFirstPence }) };
  }
  if (isRaisedTooHigh(draft, meter.account.balanceMillipence)) {
    return refuse("balance_too_high", commands);
  }
  const entry = { utrnCounter, ...ran.record, charged: chargesUpToNow(draft) };
  draft.replay = acceptCode(draft.replay, entry, toRun, meter.timeSeconds);
  // A date until which a code is valid is no part of it that could be left out.
  const leftOut = commands.filter(({ type }, at) => skipped[at] === true && type !== "valid_until");
  const { details, record } = ran;
  const toDebtMillipence = record.paid;
  return { result: "applied", meter: draft, skipped: leftOut, details, toDebtMillipence };
}

/** Judges an authentic code by the meter's state, in the order of code-format.md 5. */
export function judge(meter: MeterState, authentic: ReadCode): Applied | Rejected {
  const { utrnCounter, commands } = authentic;
  const replayed = replayRefusal(meter.replay, utrnCounter);
  if (replayed !== undefined) return refuse(replayed, commands);
  if (hasExpired(commands, meter.timeSeconds)) return refuse("expired", commands);
  const skipped = supersession(meter.replay, utrnCounter, commands, meter.timeSeconds);
  if (skipped === undefined) return refuse("superseded", commands);
  const isTooLarge = creditOf(commands) > meter.limits.maxCreditMillipence;
  if (isTooLarge) return refuse("credit_too_large", commands);
  return runOnCopy(meter, authentic, skipped);
}
