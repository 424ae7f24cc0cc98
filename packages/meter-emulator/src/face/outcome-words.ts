import type { Refusal } from "@utrn-lab/utrn";
import { firstWrongBlock } from "@utrn-lab/utrn/blocks";
import { creditPenceOf, fitting, poundsOf, REFUSAL_LINES } from "@utrn-lab/utrn/rules";
import type { CodeOutcome } from "../codes/code-outcome.ts";
import { isLocked } from "../codes/lockout.ts";
import { payToRestore } from "../codes/pay-first.ts";
import type { MeterState, Page, Place } from "../meter/state.ts";
import { ceilPence } from "../units/money.ts";
import { linePages, morePages } from "./command-words.ts";
import { announcedDigits } from "./entry.ts";
import { type Reader, VERDICT_WORDS } from "./key-words.ts";
import { ASK_SUPPLIER, confirmationPage, lockedPage, money, payPage } from "./wording.ts";

type Accepted = Extract<CodeOutcome, { result: "applied" }>;

/** A code that was refused, and where. */
interface RefusedCode {
  readonly meter: MeterState;
  readonly digits: string;
  readonly rejected: Extract<CodeOutcome, { result: "rejected" }>;
  readonly place: Place;
}

/** How many digits a code lacks, or has, where a first block without a slip announces it. */
function lengthPage(digits: string): Page {
  const announced = /^[0-9]+$/.test(digits) ? announcedDigits(digits) : undefined;
  if (announced === undefined || firstWrongBlock(digits) === 1) {
    return ["A code has 20,", "40 or 60 digits"];
  }
  const missing = announced - digits.length;
  if (missing === 1) return ["1 digit", "is missing"];
  return missing > 1
    ? [`${missing} digits`, "are missing"]
    : ["This code has", `${announced} digits`];
}

/** What a screen behind that of the refusal says to a customer (meter.md 6): why, or what to do. */
const REFUSAL_ADVICE: Readonly<Record<Refusal, (refused: RefusedCode) => readonly Page[]>> = {
  keypad_locked: ({ meter, place }) => [lockedPage(meter, place)],
  incomplete: ({ digits }) => [lengthPage(digits)],
  check_digit_wrong: ({ rejected: { block } }) => [
    ["Typing slip in", `digits ${Number(block) * 20 - 19}-${Number(block) * 20}`],
  ],
  not_a_utrn: () => [["Check the digits", "and try again"]],
  unsupported: () => [ASK_SUPPLIER],
  not_authentic: ({ meter, place }) => [
    ["Not a code for", "this meter"],
    ...(isLocked(meter, place) ? [lockedPage(meter, place)] : []),
  ],
  duplicate: () => [["This code was", "used before"]],
  too_old: () => [ASK_NEW_CODE],
  expired: () => [ASK_NEW_CODE],
  superseded: () => [["A newer code was", "entered before"]],
  credit_too_large: ({ meter: { limits } }) => [
    ["At most at once", money(limits.maxCreditMillipence)],
  ],
  balance_too_high: ({ meter: { limits } }) => [
    ["Balance at most", money(limits.maxMeterBalanceMillipence)],
  ],
  not_applicable: ({ rejected: { payFirstPence } }) => [payPage(payFirstPence)],
};

/** That a code was refused, and why, in words a customer understands (meter.md 6). */
function refusalPages(refused: RefusedCode): readonly Page[] {
  const { reason, block } = refused.rejected;
  const line = REFUSAL_LINES[reason];
  return [
    ["Rejected", reason === "check_digit_wrong" ? `${line} ${block}` : line],
    ...REFUSAL_ADVICE[reason](refused),
  ];
}

const ASK_NEW_CODE: Page = ["Please ask for", "a new code"];

/** What the top-ups of a code gave to debt and to credit; the two amounts add up (meter.md 6). */
function splitPages({ commands, toDebtMillipence = 0 }: Accepted): readonly Page[] {
  if (toDebtMillipence === 0) return [];
  const debtPence = ceilPence(toDebtMillipence);
  const debt = poundsOf(debtPence);
  const credit = poundsOf(creditPenceOf(commands) - debtPence);
  return [[fitting(`${debt} to debt`, `Debt ${debt}`), `${credit} credit`]];
}

/** What is left to do before the supply is on. */
function toDoPages(meter: MeterState, { commands }: Accepted, reader: Reader): readonly Page[] {
  if (meter.supply === "armed") return [VERDICT_WORDS[reader].supplyReady];
  const isTopUp = commands.some(({ type }) => type === "top_up");
  if (meter.supply === "enabled" || !isTopUp) return [];
  return [["Supply stays off", ""], payPage(payToRestore(meter))];
}

/** What the code did, what was overtaken, what is left to do, and the confirmation (meter.md 6). */
function acceptedPages(meter: MeterState, accepted: Accepted, reader: Reader): readonly Page[] {
  const { commands, skipped, confirmationCode } = accepted;
  const done = commands.filter((command) => !skipped.includes(command));
  return [
    ...done.flatMap((command) => [...linePages("Accepted", command), ...morePages(command)]),
    ...splitPages(accepted),
    ...skipped.flatMap((command) => linePages("Overtaken", command)),
    ...toDoPages(meter, accepted, reader),
    ["Tell supplier", VERDICT_WORDS[reader].confirmationAgain],
    confirmationPage(confirmationCode),
  ];
}

/**
 * What answers a code, in screens of two lines (meter.md 6): the same words at the keypad and at a
 * PPMID, but for the keys that they name.
 */
export function outcomePages(
  meter: MeterState,
  digits: string,
  outcome: CodeOutcome,
  reader: Reader,
): readonly Page[] {
  if (outcome.result === "applied") return acceptedPages(meter, outcome, reader);
  const place = reader === "ppmid" ? "ppmid" : "keypad";
  return refusalPages({ meter, digits, rejected: outcome, place });
}
