import type { paths } from "@utrn-lab/client";

type Approval = paths["/v1/approvals/{id}"]["get"]["responses"][200]["content"]["application/json"];

/** The stable name of a warning. */
export type WarningCode = Approval["acknowledge"][number];

/** What each warning is about, where there is no sentence of the service for one meter. */
export const WARNING_WORDS: Readonly<Record<WarningCode, string>> = {
  kills_outstanding_topups: "Paid top-ups that are still out are dead once this is keyed.",
  strands_outstanding_topups:
    "Paid 20-digit codes that are still out can no longer be verified once this is keyed.",
  may_push_out_topups: "Paid top-ups still out are so old that the meter may have forgotten them.",
  supersedes_outstanding_codes: "Codes still out are overtaken once this is keyed.",
  counter_far_ahead: "The meter is not known to have taken any of the last 256 codes.",
  same_purpose_outstanding: "An open code says the same, and both would count.",
  credit_above_maximum: "The top-ups are more than the meter takes at once.",
  balance_above_maximum: "The balance may pass the most that the meter holds.",
  leaves_without_credit: "The reset leaves no credit, and the supply goes off.",
  balance_to_refund_unknown: "No confirmation code has told the balance to refund.",
  suspension_can_be_hoarded: "Hours begin when the code is keyed, so it can be kept for later.",
  payment_debt_percent_high: "A large part of each top-up is taken for debt.",
  date_has_passed: "A date in it has passed: the meter would refuse it.",
  top_up_can_expire: "The top-up is lost if the code is keyed after its last day.",
  reset_outstanding:
    "A reset that is not confirmed is still out: the meter refuses it for good after this.",
  set_can_be_hoarded:
    "It has no last day, and overwrites what has changed by the time it is keyed.",
  recovery_goes_on: "The debt is set to nothing, but its recovery goes on.",
  recovery_capped_at_zero: "With a weekly cap of £0 nothing is recovered.",
  restore_may_be_refused: "The meter may refuse to restore supply, and with it the whole code.",
  deduction_near_debt: "It takes off nearly all of the debt that is known, or more.",
  may_cut_off_at_once: "It may cut off the supply at once, for no credit is known.",
  dated_price_outstanding: "A price with a later date is out already: a meter keeps one.",
  credit_outstanding: "A code with credit is still out, and both would count.",
};

/** Whether a name is that of a warning. */
export function isWarningCode(name: string): name is WarningCode {
  return Object.hasOwn(WARNING_WORDS, name);
}
