import {
  COUNTER_MAX,
  findClockDays,
  type Inspection,
  readCode,
  readConfirmation,
  type SharedSecret,
} from "@utrn-lab/utrn";
import { FieldTypeError, renameFields } from "@utrn-lab/utrn/checks";
import { parseNumber } from "./number-option.ts";
import { type PartyOptions, readSecret } from "./parties.ts";

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

const NEEDED = [
  ["keys", "--keys"],
  ["supplierId", "--supplier-id"],
  ["meterId", "--meter-id"],
  ["meterKey", "--meter-key"],
] as const;

function hasParties(options: VerifyOptions): options is VerifyOptions & PartyOptions {
  if (Object.keys(options).length === 0) return false;
  for (const [name, option] of NEEDED) {
    if (options[name] === undefined) throw new FieldTypeError(option, "is missing");
  }
  return true;
}

/**
 * What to verify codes with.
 * @param today - the day of reading where `--date` names none, "YYYY-MM-DD" UTC.
 * @returns undefined where no option was typed.
 * @throws a field error naming the option that is wrong or missing.
 */
export function verifierOf(options: VerifyOptions, today: string): Verifier | undefined {
  if (!hasParties(options)) return undefined;
  const nearCounter = parseNumber(options.counter ?? "0", "--counter", 0, COUNTER_MAX);
  return { secret: readSecret(options), nearCounter, date: options.date ?? today };
}

function codeVerdict(code: string, { secret, nearCounter }: Verifier): string {
  const read = readCode(secret, code, nearCounter);
  if (read.ok) return `authentic, counter ${read.utrnCounter}`;
  return read.reason === "not_authentic"
    ? `not authentic for these keys around counter ${nearCounter}`
    : `refused as ${read.reason}`;
}

function confirmationVerdict(code: string, { secret, nearCounter, date }: Verifier): string {
  const read = renameFields(
    () => readConfirmation(secret, code, { nearCounter, date, daysBack: DAYS_BACK }),
    () => "--date",
  );
  if (read.ok) return `authentic, counter ${read.utrnCounter}, made on ${read.date}`;
  if (read.reason !== "not_authentic") return `refused as ${read.reason}`;
  const clockDays = findClockDays(secret, code, { nearCounter, date });
  return clockDays === undefined
    ? `not authentic for these keys around counter ${nearCounter} and ${date}`
    : `not authentic; the clock of the meter seems off by ${clockDays} days, which proves nothing`;
}

/** Whether a code that can be read is authentic, in words. */
export function verdictOf(
  code: string,
  kind: Exclude<Inspection["kind"], "refused">,
  verifier: Verifier,
): string {
  return kind === "code" ? codeVerdict(code, verifier) : confirmationVerdict(code, verifier);
}
