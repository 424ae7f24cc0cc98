import type { Refusal } from "../blocks/refusals.ts";

/**
 * What the meter's display shows under "Rejected" (meter.md 6): the meter shows it, and the
 * supplier asks the customer for it. Behind "Check block" the display has the number of the block.
 */
export const REFUSAL_LINES: Readonly<Record<Refusal, string>> = {
  keypad_locked: "Key locked",
  incomplete: "Incomplete",
  check_digit_wrong: "Check block",
  not_a_utrn: "Not a meter code",
  unsupported: "Not supported",
  not_authentic: "Invalid code",
  duplicate: "Duplicate",
  too_old: "Code too old",
  expired: "Code expired",
  superseded: "Overtaken",
  credit_too_large: "Credit too large",
  balance_too_high: "Balance too high",
  not_applicable: "Not possible now",
};
