import type { Command, ReadCode, Refusal } from "@utrn-lab/utrn";
import { replayRefusal, supersession } from "@utrn-lab/utrn/replay";
import { creditPenceOf, hasExpired } from "@utrn-lab/utrn/rules";
import type { MeterState } from "../meter/state.ts";
import { MILLIPENCE_PER_PENNY } from "../units/money.ts";
import type { Rejected } from "./code-outcome.ts";
import { payToApply } from "./pay-first.ts";
import { type RanCode, runCode } from "./run-code.ts";

/** The sum of the top-ups of a code, which is one credit (code-format.md 5, all or nothing). */
export function creditOf(commands: readonly Command[]): number {
  return creditPenceOf(commands) * MILLIPENCE_PER_PENNY;
}

function refuse(reason: Refusal, commands: readonly Command[]): Rejected {
  return { result: "rejected", reason, commands };
}

/** What an applied code did, before the level events and the supply decision that follow it. */
export interface Applied extends RanCode {
  readonly result: "applied";
  readonly skipped: readonly Command[];
}

/** Runs what is left of a code: all or nothing (code-format.md 5). */
function apply(
  meter: MeterState,
  { utrnCounter, commands }: ReadCode,
  skipped: readonly boolean[],
): Applied | Rejected {
  const toRun = commands.filter((_, at) => skipped[at] !== true);
  const ran = runCode(meter, utrnCounter, toRun);
  if (ran.refusal !== undefined) {
    const payFirstPence =
      ran.refusal === "not_applicable" ? payToApply(meter, utrnCounter, toRun) : undefined;
    const refused = refuse(ran.refusal, commands);
    return payFirstPence === undefined ? refused : { ...refused, payFirstPence };
  }
  const leftOut = commands.filter((_, at) => skipped[at] === true);
  return { ...ran, result: "applied", skipped: leftOut };
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
  return apply(meter, authentic, skipped);
}
