import type { CodeLength, Command } from "@utrn-lab/utrn";

/**
 * What an issuer has to tell before it issues (code-format.md 5, "what an issuer owes the meter").
 * Those of `HARMS` do harm that cannot be undone, and need an acknowledgement by name.
 */
export const WARNING_CODES = [
  "kills_outstanding_topups",
  "strands_outstanding_topups",
  "may_push_out_topups",
  "supersedes_outstanding_codes",
  "counter_far_ahead",
  "same_purpose_outstanding",
  "credit_above_maximum",
  "balance_above_maximum",
  "leaves_without_credit",
  "balance_to_refund_unknown",
  "suspension_can_be_hoarded",
  "payment_debt_percent_high",
  "date_has_passed",
  "top_up_can_expire",
  "reset_outstanding",
  "set_can_be_hoarded",
  "recovery_goes_on",
  "recovery_capped_at_zero",
  "restore_may_be_refused",
  "deduction_near_debt",
  "may_cut_off_at_once",
  "dated_price_outstanding",
  "credit_outstanding",
] as const;

/** The stable name of a warning. */
export type WarningCode = (typeof WARNING_CODES)[number];

/** The warnings without whose acknowledgement nothing is issued. */
export const HARMS: readonly WarningCode[] = [
  "kills_outstanding_topups",
  "strands_outstanding_topups",
  "top_up_can_expire",
  "reset_outstanding",
];

/** What to ask for instead. It has one member. */
interface Proposal {
  /** Another length for the same commands. */
  readonly digits?: CodeLength;
  /** Other commands. */
  readonly commands?: readonly Command[];
  /** Ask the customer for the meter's status code (key 0) first. */
  readonly statusCode?: true;
  /** Send this code again. */
  readonly resend?: string;
}

/** A warning for the issuer, before a code is issued. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
  /** The codes it is about, oldest first; of many, the first 20. */
  readonly codeIds: readonly string[];
  readonly proposal?: Proposal;
}

/** A code that was issued, and that a meter may yet apply. */
export interface OutstandingCode {
  readonly codeId: string;
  readonly utrnCounter: number;
  readonly digits: CodeLength;
  readonly commands: readonly Command[];
}

/** Codes that a warning names; its message counts all of them. */
const NAMED_MAX = 20;

/** "1 code", "2 codes". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** The ids of codes that a warning is about, as far as it names them. */
export function namedIds(about: readonly OutstandingCode[]): string[] {
  return about.slice(0, NAMED_MAX).map(({ codeId }) => codeId);
}

/** A warning about codes; none when there are none. */
export function warnAbout(
  code: WarningCode,
  about: readonly OutstandingCode[],
  message: (count: number) => string,
  proposal?: Proposal,
): Warning[] {
  if (about.length === 0) return [];
  const codeIds = namedIds(about);
  return [{ code, message: message(about.length), codeIds, ...(proposal && { proposal }) }];
}
