import {
  type CodeLength,
  type Command,
  dayOfTime,
  type Family,
  familiesOf,
  parseDate,
} from "@utrn-lab/utrn";
import { raisesFloor } from "./overtaking.ts";

/**
 * What an issuer has to tell before it issues (code-format.md 5, "what an issuer owes the meter").
 * Those of `HARMS` do harm that cannot be undone, and need an acknowledgement by name.
 */
export const WARNING_CODES = [
  "kills_outstanding_topups",
  "strands_outstanding_topups",
  "may_push_out_topups",
  "supersedes_outstanding_codes",
  "counter_far_ahead",
] as const;

/** The stable name of a warning. */
export type WarningCode = (typeof WARNING_CODES)[number];

/** The warnings without whose acknowledgement nothing is issued. */
export const HARMS: readonly WarningCode[] = [
  "kills_outstanding_topups",
  "strands_outstanding_topups",
];

/** A warning for whoever is about to issue. */
export interface Warning {
  readonly code: WarningCode;
  readonly message: string;
  /** The codes it is about, oldest first; of many, the first 20. */
  readonly codeIds: readonly string[];
}

/** A code that was issued, and that a meter may yet apply. */
export interface OutstandingCode {
  readonly codeId: string;
  readonly utrnCounter: number;
  readonly digits: CodeLength;
  readonly commands: readonly Command[];
}

/** What is known of a meter's counters; 0 where nothing is. */
export interface KnownCounters {
  readonly lastCounter: number;
  readonly knownHighest: number;
  readonly knownFloor: number;
}

/** What would happen if a code were issued now. */
export interface Forecast {
  readonly utrnCounter: number;
  readonly warnings: readonly Warning[];
  /** Whether a meter at its known highest counter could verify the code at all. */
  readonly isVerifiable: boolean;
}

/** So far ahead of the highest accepted counter a meter still recovers one (code-format.md 5). */
const AHEAD_MAX: Record<CodeLength, number> = { 20: 511, 40: 32_767, 60: 32_767 };
/** A meter keeps the 100 highest accepted counters; what is older may fall to its floor. */
const CACHE_SIZE = 100;
/** A warning counts all its codes and names so many. */
const NAMED_MAX = 20;
/** From here on it is time to ask a customer for a status code. */
const FAR_AHEAD = 256;

/** How many more codes of a length can be issued before a meter that took none could not verify. */
export function countersLeft(meter: KnownCounters, digits: CodeLength): number {
  return Math.max(0, meter.knownHighest + AHEAD_MAX[digits] - meter.lastCounter);
}

function hasExpired(commands: readonly Command[], nowSeconds: number): boolean {
  const [first] = commands;
  // A day of grace: the meter's clock decides, and clocks differ.
  return first?.type === "valid_until" && parseDate(first.date, "date") + 1 < dayOfTime(nowSeconds);
}

/** Whether a meter may yet apply an issued code, by all that is known of the meter. */
export function canStillApply(
  code: OutstandingCode,
  meter: KnownCounters,
  nowSeconds: number,
): boolean {
  const behind = meter.knownHighest - code.utrnCounter;
  return (
    code.utrnCounter > meter.knownFloor &&
    behind <= AHEAD_MAX[code.digits] + 1 &&
    !hasExpired(code.commands, nowSeconds)
  );
}

function isPaid(code: OutstandingCode): boolean {
  return code.commands.some((command) => command.type === "top_up");
}

/** Whether a code is skipped or refused when it is keyed after one that sets these families. */
function isOvertaken(
  code: OutstandingCode,
  sets: ReadonlySet<Family>,
  nowSeconds: number,
): boolean {
  return code.commands.some((command) =>
    familiesOf(command, nowSeconds).under.some((family) => sets.has(family)),
  );
}

function warning(
  code: WarningCode,
  message: (count: number) => string,
  about: readonly OutstandingCode[],
): Warning[] {
  if (about.length === 0) return [];
  const codeIds = about.slice(0, NAMED_MAX).map((each) => each.codeId);
  return [{ code, message: message(about.length), codeIds }];
}

function warnOfTopUps(paid: readonly OutstandingCode[], utrnCounter: number): Warning[] {
  const distance = (code: OutstandingCode) => utrnCounter - code.utrnCounter;
  const stranded = paid.filter((code) => code.digits === 20 && distance(code) > AHEAD_MAX[20]);
  const pushedOut = paid.filter((code) => distance(code) > CACHE_SIZE && !stranded.includes(code));
  return [
    ...warning(
      "strands_outstanding_topups",
      (count) => `${count} top-up(s) still out could not be verified after this code.`,
      stranded,
    ),
    ...warning(
      "may_push_out_topups",
      (count) => `${count} top-up(s) still out are more than ${CACHE_SIZE} codes old.`,
      pushedOut,
    ),
  ];
}

/**
 * Says what would happen if a code were issued now. It knows what was issued and what was confirmed;
 * what was keyed and not confirmed counts as still out.
 * @param meter - what is known of its counters.
 * @param unsettled - its codes that are neither void nor confirmed.
 * @param plan - the commands and the length.
 * @param nowSeconds - the time, for prices that wait and codes that expire.
 */
export function forecastCode(
  meter: KnownCounters,
  unsettled: readonly OutstandingCode[],
  plan: { readonly commands: readonly Command[]; readonly digits: CodeLength },
  nowSeconds: number,
): Forecast {
  const utrnCounter = meter.lastCounter + 1;
  const outstanding = unsettled.filter((code) => canStillApply(code, meter, nowSeconds));
  const paid = outstanding.filter(isPaid);
  const killed = raisesFloor(plan.commands) ? paid : [];
  const sets = new Set(plan.commands.flatMap((each) => familiesOf(each, nowSeconds).sets));
  const overtaken = outstanding.filter((code) => isOvertaken(code, sets, nowSeconds));
  const ahead = utrnCounter - meter.knownHighest;
  const isFarAhead = plan.digits === 20 && ahead > FAR_AHEAD;
  const farAhead: Warning = {
    code: "counter_far_ahead",
    message: `The meter is known to have taken counter ${meter.knownHighest}, ${ahead} before this: ask for its status code (key 0), or for 40 digits.`,
    codeIds: [],
  };
  return {
    utrnCounter,
    isVerifiable: ahead <= AHEAD_MAX[plan.digits],
    warnings: [
      ...warning(
        "kills_outstanding_topups",
        (count) => `${count} paid top-up(s) still out would be dead once this code is keyed.`,
        killed,
      ),
      ...(killed.length > 0 ? [] : warnOfTopUps(paid, utrnCounter)),
      ...warning(
        "supersedes_outstanding_codes",
        (count) => `${count} code(s) still out are overtaken once this code is keyed.`,
        overtaken,
      ),
      ...(isFarAhead ? [farAhead] : []),
    ],
  };
}
