import type { CodeOutcome, Unheard } from "@utrn-lab/meter-emulator";
import {
  CODE_CHECKS,
  type CodeLength,
  type Command,
  type ConfirmationCheck,
  type ReadConfirmation,
} from "@utrn-lab/utrn";
import type { Difference, Registers } from "../meters/register-types.ts";
import type { DigitPlaces } from "./digit-places.ts";

/** Every check on a code, in the order in which a meter makes them (code-format.md 5). */
export const CHECKS = [
  "power",
  "locked",
  ...CODE_CHECKS,
  "duplicate",
  "too_old",
  "expired",
  "superseded",
  "credit",
  "applicable",
] as const;

/** A check on a code, by whoever makes it. */
export type MeterCheck = (typeof CHECKS)[number];

export type CheckName = MeterCheck | ConfirmationCheck;

/** One check: whether it passed, and why, for people. */
export interface Check {
  readonly check: CheckName;
  readonly result: "passed" | "failed" | "not_reached";
  readonly says: string;
}

/**
 * How the counter of a code was recovered from the bits that travel (code-format.md 5, recovery).
 */
export interface CounterRecovery {
  /** What it is recovered around: the highest accepted counter. */
  readonly highest: number;
  readonly truncated: number;
  readonly bits: 10 | 16;
  /** The counter nearest to the highest; it may lie outside what a counter can be. */
  readonly recovered: number;
}

/** One bit field of a code, for people. */
export interface ExplainedField {
  readonly name: string;
  /** Of which item of a body, from 1; null outside the body. */
  readonly item: number | null;
  /** Where its first bit is in the whole code. */
  readonly from: number;
  readonly bits: string;
  /** The bits as a decimal number. */
  readonly value: string;
  /** What they say, in words. */
  readonly says: string;
  /** The digits in which they stand. */
  readonly places: readonly DigitPlaces[];
}

/** What a code is, what a meter would find, and what it would change; nothing has changed. */
export type Explanation =
  | {
      readonly kind: "code";
      /** Null where the digits cannot be read as a code. */
      readonly digits: CodeLength | null;
      readonly fields: readonly ExplainedField[];
      /** What its body says, authentic or not; null where it cannot be read. */
      readonly commands: readonly Command[] | null;
      readonly counter: CounterRecovery | null;
      readonly checks: readonly Check[];
      /** What the meter would answer, entered now. */
      readonly verdict: CodeOutcome | Unheard;
      readonly before: Registers;
      /** The registers after it, and what of them moves. */
      readonly after: Registers;
      readonly changes: readonly Difference[];
    }
  | {
      readonly kind: "confirmation";
      readonly digits: 20;
      readonly fields: readonly ExplainedField[];
      readonly counter: CounterRecovery | null;
      readonly checks: readonly Check[];
      /** What it proves to the supplier; null where it proves nothing. */
      readonly proves: Omit<ReadConfirmation, "ok"> | null;
      /** Whether it is the one that this meter shows now. */
      readonly isShown: boolean;
    };
