import { type MeterState, secretOf } from "@utrn-lab/meter-emulator";
import {
  CONFIRMATION_CHECKS,
  type ConfirmationCheck,
  type ConfirmationRejection,
  inspectCode,
  type ReadConfirmation,
  readConfirmation,
} from "@utrn-lab/utrn";
import { highestCounter, recoverCounter } from "@utrn-lab/utrn/replay";
import { dateOfDay, dayOfTime } from "@utrn-lab/utrn/rules";
import type { Check, CounterRecovery, Explanation } from "./answer.ts";
import { recoveryWords } from "./check-words.ts";
import { fieldsOfConfirmation } from "./fields.ts";

type ExplainedConfirmation = Extract<Explanation, { kind: "confirmation" }>;

/**
 * A confirmation's number is below 2^62, and its 19 digits begin with 00 to 46 (code-format.md 6).
 */
const NUMBERS = 2n ** 62n;
/** How far back a supplier tries the days of a confirmation. */
const DAYS_BACK = 31;

/** Whether digits are meant as a confirmation code: twenty, and of its numbers. */
export function isConfirmation(code: string): boolean {
  return /^[0-9]{20}$/.test(code) && BigInt(code.slice(0, 19)) < NUMBERS;
}

function readBy(state: MeterState, code: string): ReadConfirmation | ConfirmationRejection {
  const date = dateOfDay(dayOfTime(state.timeSeconds));
  const nearCounter = highestCounter(state.replay);
  return readConfirmation(secretOf(state), code, { nearCounter, date, daysBack: DAYS_BACK });
}

function recoveryOf(state: MeterState, code: string): CounterRecovery | null {
  const inspection = inspectCode(code);
  if (inspection.kind !== "confirmation") return null;
  const highest = highestCounter(state.replay);
  const truncated = inspection.truncatedCounter;
  return { highest, truncated, bits: 10, recovered: recoverCounter(highest, truncated, 10) };
}

const PASSED: Readonly<Record<ConfirmationCheck, string>> = {
  digits: "20 digits.",
  check_digits: "Right.",
  number_space: "Below 2^62: a confirmation, not a UTRN.",
  counter: "",
  mac: "Signed by this meter for its supplier, on the day found.",
  fields: "Kind, supply and counter are known values.",
};

const FAILED: Readonly<Record<ConfirmationCheck, string>> = {
  ...PASSED,
  check_digits: "The check digit is wrong: a slip.",
  counter: "No counter lies outside 0 to 2^32-1.",
  mac:
    "The MAC is not this meter's for its supplier, that counter and a day " +
    `from ${DAYS_BACK} days back to tomorrow.`,
  fields: "A reserved kind or supply, or an applied code of counter 0.",
};

function checksOf(failed: ConfirmationCheck | undefined, counter: CounterRecovery | null): Check[] {
  const reached =
    failed === undefined ? CONFIRMATION_CHECKS.length : CONFIRMATION_CHECKS.indexOf(failed);
  const recovery = counter === null ? "" : recoveryWords(counter);
  return CONFIRMATION_CHECKS.map((check, at): Check => {
    if (at > reached) return { check, result: "not_reached", says: "" };
    const isPassed = at < reached;
    const why = (isPassed ? PASSED : FAILED)[check];
    const says = check === "counter" ? [recovery, why].filter(Boolean).join(" ") : why;
    return { check, result: isPassed ? "passed" : "failed", says };
  });
}

function provedBy({ ok: _, ...proved }: ReadConfirmation): Omit<ReadConfirmation, "ok"> {
  return proved;
}

/** Explains a confirmation code as the meter's supplier would read it (code-format.md 6). */
export function explainConfirmation(state: MeterState, code: string): ExplainedConfirmation {
  const inspection = inspectCode(code);
  const counter = recoveryOf(state, code);
  const read = readBy(state, code);
  return {
    kind: "confirmation",
    digits: 20,
    fields: inspection.kind === "confirmation" ? fieldsOfConfirmation(inspection, counter) : [],
    counter,
    checks: checksOf(read.ok ? undefined : read.check, counter),
    proves: read.ok ? provedBy(read) : null,
    isShown: state.lastConfirmation === code,
  };
}
