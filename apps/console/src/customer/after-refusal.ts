import type { Refusal } from "@utrn-lab/utrn";

/** What can follow a refusal of the meter. */
export type NextStep = "same_digits" | "new_code" | "status_code" | "withdraw";

/** What to do next, the likeliest first; nothing where the customer has all that the code gives. */
export const AFTER_REFUSAL: Readonly<Record<Refusal, readonly NextStep[]>> = {
  keypad_locked: ["same_digits"],
  incomplete: ["same_digits"],
  check_digit_wrong: ["same_digits"],
  not_a_utrn: ["same_digits"],
  unsupported: ["new_code"],
  not_authentic: ["same_digits", "status_code"],
  duplicate: ["status_code"],
  too_old: ["status_code"],
  expired: ["new_code"],
  superseded: [],
  credit_too_large: ["new_code", "withdraw"],
  balance_too_high: ["same_digits"],
  not_applicable: ["same_digits"],
};
