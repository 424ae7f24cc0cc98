import {
  COUNTER_MAX,
  findClockDays,
  type Inspection,
  readCode,
  readConfirmation,
  type SharedSecret,
} from "@utrn-lab/utrn";
import { FieldTypeError, renameFields } from "@utrn-lab/utrn/checks";
import type { Host } from "./host.ts";
import { parseNumber } from "./number-option.ts";
import { NEEDED, type PartyOptions, readSecret } from "./parties.ts";

/** The options of `utrn explain`, as typed: with keys it verifies, and then it needs all four. */
export interface VerifyOptions extends Partial<PartyOptions> {
  readonly counter?: string;
  readonly date?: string;
}

/** What a code is verified with. */
export interface Verifier {
  readonly secret: SharedSecret;
  readonly nearCounter: number;
  /** The day of reading, "YYYY-MM-DD" UTC. */
  readonly date: string;
}

/** An applied code may be read out weeks after it was shown (code-format.md 6). */
const DAYS_BACK = 31;

function hasParties(options: VerifyOptions): options is VerifyOptions & PartyOptions {
  if (Object.keys(options).length === 0) return false;
  for (const [name, option] of NEEDED) {
    if (options[name] === undefined) throw new FieldTypeError(option, "is missing");
  }
  return true;
}

/**
 * What to verify codes with.
 * @returns undefined where no option was typed.
 * @throws a field error naming the option that is wrong or missing.
 */
export function verifierOf(options: VerifyOptions, host: Host): Verifier | undefined {
  if (!hasParties(options)) return undefined;
  const nearCounter = parseNumber(options.counter ?? "0", "--counter", 0, COUNTER_MAX);
  const today = new Date(host.nowSeconds() * 1_000).toISOString().slice(0, 10);
  return { secret: readSecret(options, host), nearCounter, date: options.date ?? today };
}

/** Whether a code is authentic for the keys given. */
interface Verdict {
  readonly text: string;
  readonly json: { readonly authentic: boolean; readonly [member: string]: unknown };
}

function refusedAs(reason: string): Verdict {
  return { text: `refused as ${reason}`, json: { authentic: false, reason } };
}

function codeVerdict(code: string, { secret, nearCounter }: Verifier): Verdict {
  const read = readCode(secret, code, nearCounter);
  if (read.ok) {
    const { utrnCounter } = read;
    return { text: `authentic, counter ${utrnCounter}`, json: { authentic: true, utrnCounter } };
  }
  if (read.reason !== "not_authentic") return refusedAs(read.reason);
  const text = `not authentic for these keys around counter ${nearCounter}`;
  return { ...refusedAs(read.reason), text };
}

function confirmationVerdict(code: string, { secret, nearCounter, date }: Verifier): Verdict {
  const read = renameFields(
    () => readConfirmation(secret, code, { nearCounter, date, daysBack: DAYS_BACK }),
    () => "--date",
  );
  if (read.ok) {
    const { utrnCounter, date: madeOn } = read;
    const text = `authentic, counter ${utrnCounter}, made on ${madeOn}`;
    return { text, json: { authentic: true, utrnCounter, date: madeOn } };
  }
  if (read.reason !== "not_authentic") return refusedAs(read.reason);
  const clockDays = findClockDays(secret, code, { nearCounter, date });
  const why =
    clockDays === undefined
      ? ` for these keys around counter ${nearCounter} and ${date}`
      : `; the clock of the meter seems off by ${clockDays} days, which proves nothing`;
  const json = { authentic: false, reason: read.reason, clockDays: clockDays ?? null };
  return { text: `not authentic${why}`, json };
}

/** Whether a code that can be read is authentic. */
export function verdictOf(
  code: string,
  kind: Exclude<Inspection["kind"], "refused">,
  verifier: Verifier,
): Verdict {
  return kind === "code" ? codeVerdict(code, verifier) : confirmationVerdict(code, verifier);
}
