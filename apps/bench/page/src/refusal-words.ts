import type { Refusal } from "@utrn-lab/utrn";

interface RefusalWords {
  readonly title: string;
  readonly advice: string;
}

/** Why a code is refused (code-format.md 5), as a small screen says it to a customer. */
export const REFUSAL_WORDS: Readonly<Record<Refusal, RefusalWords>> = {
  keypad_locked: { title: "Key locked", advice: "Too many wrong codes. Wait an hour." },
  incomplete: { title: "Incomplete", advice: "A code has 20, 40 or 60 digits." },
  check_digit_wrong: { title: "Typing slip", advice: "Check the digits and enter them again." },
  not_a_utrn: { title: "Not a meter code", advice: "Check the digits and enter them again." },
  unsupported: { title: "Not supported", advice: "Ask your supplier." },
  not_authentic: { title: "Invalid code", advice: "It is not a code for this meter." },
  duplicate: { title: "Duplicate", advice: "This code was used before. Nothing has changed." },
  too_old: { title: "Code too old", advice: "Ask your supplier for a new code." },
  expired: { title: "Code expired", advice: "Ask your supplier for a new code." },
  superseded: { title: "Overtaken", advice: "A newer code was entered before this one." },
  credit_too_large: { title: "Credit too large", advice: "It is above the most of one top-up." },
  balance_too_high: { title: "Balance too high", advice: "The balance would pass its limit." },
  not_applicable: { title: "Not possible now", advice: "Ask your supplier." },
};
