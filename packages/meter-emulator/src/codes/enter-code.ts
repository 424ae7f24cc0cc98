import {
  type Command,
  type ReadCode,
  type ReadRejection,
  type Refusal,
  readCode,
  type SharedSecret,
} from "@utrn-lab/utrn";
import {
  type Additions,
  acceptCode,
  highestCounter,
  replayRefusal,
  supersession,
} from "@utrn-lab/utrn/replay";
import { creditPenceOf, hasExpired } from "@utrn-lab/utrn/rules";
import { netWorth } from "../account/ledger.ts";
import { type EventCode, logCode, logCredit, raise } from "../events/logs.ts";
import { draftOf, type MeterDraft } from "../meter/draft.ts";
import type { MeterState, Place } from "../meter/state.ts";
import { concludeLevels } from "../supply/supply.ts";
import { MILLIPENCE_PER_PENNY } from "../units/money.ts";
import { confirm, secretOf } from "./confirm.ts";
import { clearFailures, countFailure, isLocked } from "./lockout.ts";
import { type ObeyRefusal, obey } from "./obey.ts";
import { payToApply } from "./pay-first.ts";

/** The verdict on a code. */
export type CodeOutcome =
  | {
      readonly result: "applied";
      readonly utrnCounter: number;
      readonly commands: readonly Command[];
      /** The commands left out because a later code had spoken. */
      readonly skipped: readonly Command[];
      readonly confirmationCode: string;
    }
  | {
      readonly result: "rejected";
      readonly reason: Refusal;
      readonly block?: 1 | 2 | 3;
      /** Set where the code was authentic. */
      readonly commands?: readonly Command[];
      /**
       * The smallest top-up, in pence, after which the code would be applied, where one would help.
       */
      readonly payFirstPence?: number;
    };

type Rejected = Extract<CodeOutcome, { result: "rejected" }>;

/** A code that its supplier signed, with the secret that showed it. */
type AuthenticCode = ReadCode & { readonly secret: SharedSecret };

function read(meter: MeterState, code: string): AuthenticCode | ReadRejection {
  const secret = secretOf(meter);
  const highest = highestCounter(meter.replay);
  if (secret === undefined) return readCode(undefined, code, highest);
  const answer = readCode(secret, code, highest);
  return answer.ok ? { ...answer, secret } : answer;
}

function creditOf(commands: readonly Command[]): number {
  return creditPenceOf(commands) * MILLIPENCE_PER_PENNY;
}

type Added = { -readonly [Register in keyof Additions]: number };

/** What the commands of a code did: what they added, and what its event has to tell. */
interface Ran {
  readonly added: Additions;
  readonly details: readonly string[];
}

/** Runs the commands in order on a draft; the first refusal is the code's (code-format.md 5). */
function runCommands(
  meter: MeterDraft,
  utrnCounter: number,
  commands: readonly Command[],
): Ran | ObeyRefusal {
  const added: Added = { credit: 0, time_1: 0, time_2: 0, payment: 0 };
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
    for (const register of ["credit", "time_1", "time_2", "payment"] as const) {
      added[register] += obeyed[register] ?? 0;
    }
    details.push(obeyed.detail ?? command.type);
  }
  return { added, details };
}

function refuse(reason: Refusal, commands: readonly Command[]): Rejected {
  return { result: "rejected", reason, commands };
}

/** What an applied code did, before the level events and the supply decision that follow it. */
interface Applied {
  readonly result: "applied";
  readonly meter: MeterDraft;
  readonly skipped: readonly Command[];
  readonly details: readonly string[];
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
  const { balanceMillipence } = draft.account;
  const isTooHigh = balanceMillipence > draft.limits.maxMeterBalanceMillipence;
  if (isTooHigh && balanceMillipence > meter.account.balanceMillipence) {
    return refuse("balance_too_high", commands);
  }
  const entry = { utrnCounter, added: ran.added };
  draft.replay = acceptCode(draft.replay, entry, toRun, meter.timeSeconds);
  const leftOut = commands.filter((_, at) => skipped[at] === true);
  return { result: "applied", meter: draft, skipped: leftOut, details: ran.details };
}

/** Judges an authentic code by the meter's state, in the order of code-format.md 5. */
function judge(meter: MeterState, authentic: ReadCode): Applied | Rejected {
  const { utrnCounter, commands } = authentic;
  const replayed = replayRefusal(meter.replay, utrnCounter);
  if (replayed !== undefined) return refuse(replayed, commands);
  if (hasExpired(commands, meter.timeSeconds)) return refuse("expired", commands);
  const skipped = supersession(meter.replay, utrnCounter, commands, meter.timeSeconds);
  if (skipped === undefined) return refuse("superseded", commands);
  if (creditOf(commands) > meter.limits.maxCreditMillipence)
    return refuse("credit_too_large", commands);
  return runOnCopy(meter, authentic, skipped);
}

const REFUSAL_EVENTS: Partial<Record<Refusal, EventCode>> = {
  keypad_locked: "81C5",
  not_authentic: "8F63",
  duplicate: "8F51",
  credit_too_large: "8F5B",
  balance_too_high: "8F47",
};

function isTopUpOnly(commands: readonly Command[]): boolean {
  return commands.every((command) => command.type === "top_up");
}

/** A refused code changes nothing but the logs and, when not authentic, the failure count. */
function recordRefusal(meter: MeterDraft, place: Place, code: string, rejected: Rejected): void {
  const { reason, commands } = rejected;
  const event = REFUSAL_EVENTS[reason];
  if (event !== undefined) raise(meter, event, place);
  if (commands !== undefined && !isTopUpOnly(commands)) raise(meter, "8162", reason);
  if (reason === "not_authentic") countFailure(meter, place, code);
  meter.totals.refused += 1;
  logCode(meter, { atSeconds: meter.timeSeconds, place, ending: code.slice(-4), result: reason });
}

/** Puts an applied code into the meter, with its events, levels, decision and confirmation. */
function recordApplied(
  meter: MeterDraft,
  place: Place,
  code: string,
  { utrnCounter, commands, secret }: AuthenticCode,
  applied: Applied,
): CodeOutcome {
  Object.assign(meter, applied.meter);
  clearFailures(meter, place);
  meter.totals.accepted += 1;
  logCode(meter, {
    atSeconds: meter.timeSeconds,
    place,
    ending: code.slice(-4),
    result: "applied",
  });
  const credit = creditOf(commands);
  if (credit > 0) {
    logCredit(meter, credit);
    raise(meter, "810E", `${credit} millipence`);
  }
  if (!isTopUpOnly(commands)) raise(meter, "8161", applied.details.join(", "));
  concludeLevels(meter);
  const confirmationCode = confirm(meter, secret, "applied", utrnCounter);
  return { result: "applied", utrnCounter, commands, skipped: applied.skipped, confirmationCode };
}

/**
 * Takes a code at a place (code-format.md 5; meter.md 3, 8): reads it, judges it, applies it whole
 * or not at all. The draft it leaves must be stored before the verdict is shown.
 */
export function enterCode(meter: MeterDraft, place: Place, code: string): CodeOutcome {
  const rejectedBecause = (rejected: Rejected): Rejected => {
    recordRefusal(meter, place, code, rejected);
    return rejected;
  };
  if (isLocked(meter, place)) {
    return rejectedBecause({ result: "rejected", reason: "keypad_locked" });
  }
  const authentic = read(meter, code);
  if (!authentic.ok) {
    const { reason, block } = authentic;
    return rejectedBecause({
      result: "rejected",
      reason,
      ...(block === undefined ? {} : { block }),
    });
  }
  const judged = judge(meter, authentic);
  if (judged.result === "rejected") return rejectedBecause(judged);
  return recordApplied(meter, place, code, authentic, judged);
}
