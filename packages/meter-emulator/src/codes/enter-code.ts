import {
  type Command,
  type ReadCode,
  type ReadRejection,
  type Refusal,
  readCode,
  type SharedSecret,
} from "@utrn-lab/utrn";
import { highestCounter } from "@utrn-lab/utrn/replay";
import { type EventCode, logApplied, logCode, logCredit, raise } from "../events/logs.ts";
import type { MeterDraft } from "../meter/draft.ts";
import type { MeterState, Place } from "../meter/state.ts";
import { concludeLevels } from "../supply/supply.ts";
import type { CodeOutcome, Rejected } from "./code-outcome.ts";
import { confirm, secretOf } from "./confirm.ts";
import { type Applied, creditOf, judge } from "./judge.ts";
import { clearFailures, countFailure, isLocked } from "./lockout.ts";

/** A code that its supplier signed, with the secret that showed it. */
type AuthenticCode = ReadCode & { readonly secret: SharedSecret };

function read(meter: MeterState, code: string): AuthenticCode | ReadRejection {
  const secret = secretOf(meter);
  const highest = highestCounter(meter.replay);
  if (secret === undefined) return readCode(undefined, code, highest);
  const answer = readCode(secret, code, highest);
  return answer.ok ? { ...answer, secret } : answer;
}

const REFUSAL_EVENTS: Partial<Record<Refusal, EventCode>> = {
  keypad_locked: "81C5",
  not_authentic: "8F63",
  duplicate: "8F51",
  credit_too_large: "8F5B",
  balance_too_high: "8F47",
};

function hasTopUp(commands: readonly Command[]): boolean {
  return commands.some((command) => command.type === "top_up");
}

function isTopUpOnly(commands: readonly Command[]): boolean {
  return commands.every((command) => command.type === "top_up");
}

/** A refused code changes nothing but the logs and, when not authentic, the failure count. */
function recordRefusal(
  meter: MeterDraft,
  place: Place,
  code: string,
  rejected: Rejected,
  utrnCounter: number | null,
): void {
  const { reason, commands } = rejected;
  const event = REFUSAL_EVENTS[reason];
  if (event !== undefined) raise(meter, event, place);
  if (commands !== undefined && !isTopUpOnly(commands)) raise(meter, "8162", reason);
  if (reason === "not_authentic") countFailure(meter, place, code);
  meter.totals.refused += 1;
  logCode(meter, {
    atSeconds: meter.timeSeconds,
    place,
    ending: code.slice(-4),
    result: reason,
    utrnCounter,
  });
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
  const logged = { atSeconds: meter.timeSeconds, ending: code.slice(-4), utrnCounter };
  logCode(meter, { ...logged, place, result: "applied" });
  const credit = creditOf(commands);
  if (hasTopUp(commands)) {
    logCredit(meter, credit);
    raise(meter, "810E", `${credit} millipence`);
  }
  if (!isTopUpOnly(commands)) raise(meter, "8161", applied.details.join(", "));
  concludeLevels(meter);
  const { skipped, toDebtMillipence } = applied;
  const kind = skipped.length === 0 ? "applied" : "applied_in_part";
  const confirmationCode = confirm(meter, secret, kind, utrnCounter);
  logApplied(meter, { ...logged, confirmationCode });
  return {
    result: "applied",
    utrnCounter,
    commands,
    skipped,
    confirmationCode,
    ...(toDebtMillipence === 0 ? {} : { toDebtMillipence }),
  };
}

/**
 * Takes a code at a place (code-format.md 5; meter.md 3, 8): reads it, judges it, applies it whole
 * or not at all. The draft it leaves must be stored before the verdict is shown.
 */
export function enterCode(meter: MeterDraft, place: Place, code: string): CodeOutcome {
  const rejectedBecause = (rejected: Rejected, utrnCounter: number | null = null): Rejected => {
    recordRefusal(meter, place, code, rejected, utrnCounter);
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
  if (judged.result === "rejected") return rejectedBecause(judged, authentic.utrnCounter);
  return recordApplied(meter, place, code, authentic, judged);
}
