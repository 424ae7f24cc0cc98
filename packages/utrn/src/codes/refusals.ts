/**
 * Why a code was refused, in the order in which reading finds it (code-format.md 5).
 * `incomplete`, `not_a_utrn` and `unsupported` occur at more than one step; each is listed once.
 * Names and order are public interface.
 */
export const REFUSALS = [
  "keypad_locked",
  "incomplete",
  "check_digit_wrong",
  "not_a_utrn",
  "unsupported",
  "not_authentic",
  "duplicate",
  "too_old",
  "expired",
  "superseded",
  "credit_too_large",
  "balance_too_high",
  "not_applicable",
] as const;

/** Why a code was refused. */
export type Refusal = (typeof REFUSALS)[number];

/** The block of a code, counted from 1. */
export type Block = 1 | 2 | 3;

/** What reading finds without any state of the meter but its highest counter. */
export type ReadRefusal = Extract<
  Refusal,
  "incomplete" | "check_digit_wrong" | "not_a_utrn" | "unsupported" | "not_authentic"
>;

/** A refusal while reading; `block` only for a wrong check digit. */
export interface ReadRejection {
  readonly ok: false;
  readonly reason: ReadRefusal;
  readonly block?: Block;
}
