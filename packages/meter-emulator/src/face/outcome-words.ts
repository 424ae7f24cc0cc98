import type { Refusal } from "@utrn-lab/utrn";
import type { CodeOutcome } from "../codes/code-outcome.ts";
import { isLocked } from "../codes/lockout.ts";
import type { MeterState, Page } from "../meter/state.ts";
import { linePages, morePages } from "./command-words.ts";
import { ASK_SUPPLIER, confirmationPage, lockedPage, money, payPage } from "./wording.ts";

type Accepted = Extract<CodeOutcome, { result: "applied" }>;
type Rejected = Extract<CodeOutcome, { result: "rejected" }>;

/** Why a code was refused, in words a customer understands (meter.md 6): a line, and what to do. */
const REFUSAL_WORDS: Readonly<Record<Refusal, (meter: MeterState, rejected: Rejected) => Page[]>> =
  {
    keypad_locked: (meter) => [["Rejected", "Key locked"], lockedPage(meter)],
    incomplete: () => [
      ["Rejected", "Incomplete"],
      ["A code has 20,", "40 or 60 digits"],
    ],
    check_digit_wrong: (_, { block }) => [
      ["Rejected", `Check block ${block}`],
      ["Typing slip in", `digits ${Number(block) * 20 - 19}-${Number(block) * 20}`],
    ],
    not_a_utrn: () => [
      ["Rejected", "Not a meter code"],
      ["Check the digits", "and try again"],
    ],
    unsupported: () => [["Rejected", "Not supported"], ASK_SUPPLIER],
    not_authentic: (meter) => [
      ["Rejected", "Invalid code"],
      ["Not a code for", "this meter"],
      ...(isLocked(meter, "keypad") ? [lockedPage(meter)] : []),
    ],
    duplicate: () => [
      ["Rejected", "Duplicate"],
      ["This code was", "used before"],
    ],
    too_old: () => [["Rejected", "Code too old"], ASK_NEW_CODE],
    expired: () => [["Rejected", "Code expired"], ASK_NEW_CODE],
    superseded: () => [
      ["Rejected", "Overtaken"],
      ["A newer code was", "entered before"],
    ],
    credit_too_large: ({ limits }) => [
      ["Rejected", "Credit too large"],
      ["At most at once", money(limits.maxCreditMillipence)],
    ],
    balance_too_high: ({ limits }) => [
      ["Rejected", "Balance too high"],
      ["Balance at most", money(limits.maxMeterBalanceMillipence)],
    ],
    not_applicable: (_, { payFirstPence }) => [
      ["Rejected", "Not possible now"],
      payPage(payFirstPence),
    ],
  };

const ASK_NEW_CODE: Page = ["Please ask for", "a new code"];

/** What the code did, what was overtaken, what is left to do, and the confirmation (meter.md 6). */
function acceptedPages(meter: MeterState, accepted: Accepted): readonly Page[] {
  const { commands, skipped, confirmationCode } = accepted;
  const done = commands.filter((command) => !skipped.includes(command));
  const toDo: Page[] = meter.supply === "armed" ? [["Supply is ready:", "press B"]] : [];
  return [
    ...done.flatMap((command) => [...linePages("Accepted", command), ...morePages(command)]),
    ...skipped.flatMap((command) => linePages("Overtaken", command)),
    ...toDo,
    ["Tell supplier", "(key 0: again)"],
    confirmationPage(confirmationCode),
  ];
}

/** The pages that answer a code at the keypad (meter.md 6). */
export function outcomePages(meter: MeterState, outcome: CodeOutcome): readonly Page[] {
  return outcome.result === "applied"
    ? acceptedPages(meter, outcome)
    : REFUSAL_WORDS[outcome.reason](meter, outcome);
}
