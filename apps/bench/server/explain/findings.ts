import type { CodeOutcome, MeterState } from "@utrn-lab/meter-emulator";
import {
  announcedLayout,
  COUNTER_MAX,
  type Inspection,
  inspectCode,
  type Refusal,
} from "@utrn-lab/utrn";
import type { CheckName, CounterRecovery } from "./answer.ts";

/** What a code looks like to a meter, before its verdict is told apart into checks. */
export interface Findings {
  readonly state: MeterState;
  readonly code: string;
  readonly inspection: Inspection;
  readonly counter: CounterRecovery | null;
  /** What the meter answers when neither power nor a lock stops it. */
  readonly outcome: CodeOutcome;
}

function isWholeBlocks(code: string): boolean {
  return /^(?:[0-9]{20}){1,3}$/.test(code);
}

/** Whether a recovered counter is one that a code may carry. */
export function isInRange({ recovered }: CounterRecovery): boolean {
  return recovered >= 1 && recovered <= COUNTER_MAX;
}

/** The check behind a reason that more than one of them gives (code-format.md 5). */
const AMBIGUOUS: Partial<Record<Refusal, (findings: Findings) => CheckName>> = {
  incomplete: ({ code }) => (isWholeBlocks(code) ? "blocks" : "digits"),
  not_a_utrn: ({ code }) =>
    announcedLayout(code.slice(0, 20)) === undefined ? "number_space" : "later_blocks",
  unsupported: ({ code }) => (inspectCode(code).kind === "refused" ? "sub_class" : "body"),
  not_authentic: ({ counter }) => (counter !== null && !isInRange(counter) ? "counter" : "mac"),
};

const CHECK_OF_REFUSAL: Readonly<Record<Refusal, CheckName>> = {
  keypad_locked: "locked",
  incomplete: "digits",
  check_digit_wrong: "check_digits",
  not_a_utrn: "number_space",
  unsupported: "body",
  not_authentic: "mac",
  duplicate: "duplicate",
  too_old: "too_old",
  expired: "expired",
  superseded: "superseded",
  credit_too_large: "credit",
  balance_too_high: "applicable",
  not_applicable: "applicable",
};

/** The check that stopped a code, or undefined where none did. */
export function failedCheck(findings: Findings): CheckName | undefined {
  const { outcome } = findings;
  if (outcome.result === "applied") return undefined;
  return AMBIGUOUS[outcome.reason]?.(findings) ?? CHECK_OF_REFUSAL[outcome.reason];
}
