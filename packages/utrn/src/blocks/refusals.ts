const REASONS_IN_ORDER = [
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

/**
 * Why a code was refused, in the order in which reading finds it (code-format.md 5).
 * `incomplete`, `not_a_utrn` and `unsupported` occur at more than one step; each is listed once.
 * Names and order are public interface.
 */
export const REFUSALS: typeof REASONS_IN_ORDER = Object.freeze(REASONS_IN_ORDER);

/** Why a code was refused. */
export type Refusal = (typeof REFUSALS)[number];

/** The block of a code, counted from 1. */
export type Block = 1 | 2 | 3;

/** What reading finds without any state of the meter but its highest counter. */
export type ReadRefusal = Extract<
  Refusal,
  "incomplete" | "check_digit_wrong" | "not_a_utrn" | "unsupported" | "not_authentic"
>;

const CHECKS_IN_ORDER = [
  "digits",
  "check_digits",
  "number_space",
  "blocks",
  "later_blocks",
  "sub_class",
  "counter",
  "mac",
  "body",
] as const;

/**
 * Every check that reading makes of a code, in the order of code-format.md 5; the first that fails
 * gives the reason. Names and order are public interface.
 */
export const CODE_CHECKS: typeof CHECKS_IN_ORDER = Object.freeze(CHECKS_IN_ORDER);

/** A check that reading makes of a code. */
export type CodeCheck = (typeof CODE_CHECKS)[number];

/** The reason that a failed check gives: more than one gives the same. */
const REASONS: Readonly<Record<CodeCheck, ReadRefusal>> = {
  digits: "incomplete",
  check_digits: "check_digit_wrong",
  number_space: "not_a_utrn",
  blocks: "incomplete",
  later_blocks: "not_a_utrn",
  sub_class: "unsupported",
  counter: "not_authentic",
  mac: "not_authentic",
  body: "unsupported",
};

/** A refusal, with the check that failed; `block` only for a wrong check digit. */
export interface Rejection<Check, Reason> {
  readonly ok: false;
  readonly reason: Reason;
  readonly check: Check;
  readonly block?: Block;
}

/** A refused code. */
export type ReadRejection = Rejection<CodeCheck, ReadRefusal>;

/** Refuses a code for the check that failed. */
export function refuse(check: CodeCheck): ReadRejection {
  return { ok: false, reason: REASONS[check], check };
}
