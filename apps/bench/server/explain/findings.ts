import { type CodeOutcome, type MeterState, secretOf } from "@utrn-lab/meter-emulator";
import { type Inspection, type ReadRejection, type Refusal, readCode } from "@utrn-lab/utrn";
import { highestCounter } from "@utrn-lab/utrn/replay";
import type { CounterRecovery, MeterCheck } from "./answer.ts";

/** What a code looks like to a meter, before its verdict is told apart into checks. */
export interface Findings {
  readonly state: MeterState;
  readonly code: string;
  readonly inspection: Inspection;
  readonly counter: CounterRecovery | null;
  /** What the meter answers when neither power nor a lock stops it. */
  readonly outcome: CodeOutcome;
}

/** The check behind each reason that a meter finds by its state, once a code is read. */
const CHECK_OF_REFUSAL: Readonly<Record<Exclude<Refusal, ReadRejection["reason"]>, MeterCheck>> = {
  keypad_locked: "locked",
  duplicate: "duplicate",
  too_old: "too_old",
  expired: "expired",
  superseded: "superseded",
  credit_too_large: "credit",
  balance_too_high: "applicable",
  not_applicable: "applicable",
};

function isByState(reason: Refusal): reason is keyof typeof CHECK_OF_REFUSAL {
  return Object.hasOwn(CHECK_OF_REFUSAL, reason);
}

/** The check that stopped a code, or undefined where none did. */
export function failedCheck({ state, code, outcome }: Findings): MeterCheck | undefined {
  if (outcome.result === "applied") return undefined;
  if (isByState(outcome.reason)) return CHECK_OF_REFUSAL[outcome.reason];
  const read = readCode(secretOf(state), code, highestCounter(state.replay));
  return read.ok ? undefined : read.check;
}
