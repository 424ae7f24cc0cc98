import { BitReader, BitWriter } from "./blocks/bits.ts";
import { checkDigit } from "./blocks/check-digit.ts";
import type { Rejection } from "./blocks/refusals.ts";
import { DAY_MAX, dateOfDay, parseDate } from "./calendar.ts";
import { checkBoolean, checkInteger, checkOneOf, checkString } from "./checks/field-error.ts";
import { CONFIRMATION_MAC_BITS, confirmationMac, macsEqual } from "./mac.ts";
import { COUNTER_MAX, recoverCounter } from "./replay/counters.ts";
import type { SharedSecret } from "./shared-secret.ts";

const KINDS = ["applied", "status", "applied_in_part"] as const;
const SUPPLIES = ["disabled", "enabled", "armed"] as const;
const MODES = ["credit", "prepayment"] as const;

/**
 * Kind of a confirmation code: after a code was applied, on demand, or after some of it was
 * overtaken.
 */
export type ConfirmationKind = (typeof KINDS)[number];
/** State of the meter's supply (SMETS2, Supply State). */
export type SupplyState = (typeof SUPPLIES)[number];
/** Payment mode of the meter (SMETS2, Payment Mode). */
export type PaymentMode = (typeof MODES)[number];

/** What a meter says about itself in a confirmation code (code-format.md 6). */
export interface Confirmation {
  /** The meter's date, "YYYY-MM-DD" UTC. It is signed, and does not travel. */
  readonly date: string;
  readonly kind: ConfirmationKind;
  /**
   * The counter applied, 1..2^32-1; for a status the highest accepted or the floor, 0 when neither.
   */
  readonly utrnCounter: number;
  readonly supply: SupplyState;
  readonly mode: PaymentMode;
  readonly emergencyCreditActive: boolean;
  /** Whole pence; a code carries -524288..524287 and saturates there. */
  readonly balancePence: number;
}

const REASONS_IN_ORDER = [
  "incomplete",
  "check_digit_wrong",
  "not_a_confirmation",
  "not_authentic",
  "unsupported",
] as const;

/** Why a confirmation code was refused, in the order of code-format.md 6. */
export const CONFIRMATION_REFUSALS: typeof REASONS_IN_ORDER = Object.freeze(REASONS_IN_ORDER);

/** Why a confirmation code was refused. */
export type ConfirmationRefusal = (typeof CONFIRMATION_REFUSALS)[number];

const CHECKS_IN_ORDER = [
  "digits",
  "check_digits",
  "number_space",
  "counter",
  "mac",
  "fields",
] as const;

/** Every check of a confirmation code, in the order of code-format.md 6. */
export const CONFIRMATION_CHECKS: typeof CHECKS_IN_ORDER = Object.freeze(CHECKS_IN_ORDER);

/** A check of a confirmation code. */
export type ConfirmationCheck = (typeof CONFIRMATION_CHECKS)[number];

const REASONS: Readonly<Record<ConfirmationCheck, ConfirmationRefusal>> = {
  digits: "incomplete",
  check_digits: "check_digit_wrong",
  number_space: "not_a_confirmation",
  counter: "not_authentic",
  mac: "not_authentic",
  fields: "unsupported",
};

/** A refused confirmation code. */
export type ConfirmationRejection = Rejection<ConfirmationCheck, ConfirmationRefusal>;

function refuse(check: ConfirmationCheck): ConfirmationRejection {
  return { ok: false, reason: REASONS[check], check };
}

const COUNTER_BITS = 10;
const BALANCE_BITS = 20;
const BALANCE_MAX = 2 ** (BALANCE_BITS - 1) - 1;
const SIGNED_BITS = 36;
const CODE_BITS = 62n;

/**
 * Makes the code that a customer reads to the supplier (code-format.md 6).
 * @param secret - what the meter shares with its supplier.
 * @param confirmation - what the meter says; `balancePence` saturates.
 * @returns 20 digits that begin with 00 to 46.
 * @throws FieldTypeError or FieldRangeError naming the member.
 */
export function writeConfirmation(secret: SharedSecret, confirmation: Confirmation): string {
  const day = parseDate(confirmation.date, "date");
  const kind = KINDS.indexOf(checkOneOf(confirmation.kind, "kind", KINDS));
  const lowest = confirmation.kind === "status" ? 0 : 1;
  const counter = checkInteger(confirmation.utrnCounter, "utrnCounter", lowest, COUNTER_MAX);
  const balance = checkInteger(
    confirmation.balancePence,
    "balancePence",
    Number.MIN_SAFE_INTEGER,
    Number.MAX_SAFE_INTEGER,
  );
  const saturated = Math.min(BALANCE_MAX, Math.max(-BALANCE_MAX - 1, balance));
  const out = new BitWriter();
  out.put(kind, 2);
  out.put(SUPPLIES.indexOf(checkOneOf(confirmation.supply, "supply", SUPPLIES)), 2);
  out.put(MODES.indexOf(checkOneOf(confirmation.mode, "mode", MODES)), 1);
  out.put(checkBoolean(confirmation.emergencyCreditActive, "emergencyCreditActive") ? 1 : 0, 1);
  out.put(counter % 2 ** COUNTER_BITS, COUNTER_BITS);
  out.put(saturated < 0 ? saturated + 2 ** BALANCE_BITS : saturated, BALANCE_BITS);
  const mac = confirmationMac(secret, counter, out.value, SIGNED_BITS)(day);
  const number = (out.value << BigInt(CONFIRMATION_MAC_BITS)) | mac;
  const digits = number.toString().padStart(19, "0");
  return digits + checkDigit(digits);
}

/** The fields of a confirmation code, readable without a key; `undefined` is a reserved value. */
interface ConfirmationFrame {
  readonly ok: true;
  readonly kind: ConfirmationKind | undefined;
  readonly supply: SupplyState | undefined;
  readonly mode: PaymentMode;
  readonly emergencyCreditActive: boolean;
  readonly truncatedCounter: number;
  readonly balancePence: number;
  readonly mac: bigint;
  readonly signed: bigint;
}

/** Reads everything of a confirmation code that needs no key (code-format.md 6). */
export function openConfirmation(code: string): ConfirmationFrame | ConfirmationRejection {
  if (!/^[0-9]{20}$/.test(checkString(code, "code"))) return refuse("digits");
  if (checkDigit(code.slice(0, 19)) !== code.charAt(19)) {
    return { ...refuse("check_digits"), block: 1 };
  }
  const number = BigInt(code.slice(0, 19));
  if (number >> CODE_BITS !== 0n) return refuse("number_space");
  const from = new BitReader(number, Number(CODE_BITS));
  const kind = KINDS[from.take(2)];
  const supply = SUPPLIES[from.take(2)];
  const mode = from.take(1) === 0 ? "credit" : "prepayment";
  const emergencyCreditActive = from.take(1) === 1;
  const truncatedCounter = from.take(COUNTER_BITS);
  const balance = from.take(BALANCE_BITS);
  return {
    ok: true,
    kind,
    supply,
    mode,
    emergencyCreditActive,
    truncatedCounter,
    balancePence: balance > BALANCE_MAX ? balance - 2 ** BALANCE_BITS : balance,
    mac: BigInt.asUintN(CONFIRMATION_MAC_BITS, number),
    signed: number >> BigInt(CONFIRMATION_MAC_BITS),
  };
}

function isDay(day: number): boolean {
  return day >= 1 && day <= DAY_MAX;
}

/** The days on which a confirmation may have been made, likeliest first: clocks differ by a day. */
function daysToTry(today: number, daysBack: number): number[] {
  return Array.from({ length: daysBack + 2 }, (_, at) => today + 1 - at).filter(isDay);
}

/** A confirmation code that verified. */
export type ReadConfirmation = { readonly ok: true } & Confirmation;

/** What a supplier expects of a confirmation code. */
interface Expected {
  /** The counter expected, 0..2^32-1. */
  readonly nearCounter: number;
  /** The supplier's day of reading, "YYYY-MM-DD" UTC. */
  readonly date: string;
  /** How many days back to try, 0..366. */
  readonly daysBack: number;
  /**
   * By how many days the meter's clock is known to be ahead, negative where it is behind; 0 when
   * left out.
   */
  readonly clockDays?: number | undefined;
}

/** The counter of a confirmation and, where there is a key, whether its MAC fits a day. */
interface ReadCounter {
  readonly utrnCounter: number;
  readonly fits: (day: number) => boolean;
}

/** Recovers the counter and derives its key, once for however many days are tried. */
function counterOf(
  secret: SharedSecret | undefined,
  frame: ConfirmationFrame,
  nearCounter: number,
): ReadCounter | ConfirmationRejection {
  const utrnCounter = recoverCounter(nearCounter, frame.truncatedCounter, COUNTER_BITS);
  if (utrnCounter < 0 || utrnCounter > COUNTER_MAX) return refuse("counter");
  if (secret === undefined) return refuse("mac");
  const macOn = confirmationMac(secret, utrnCounter, frame.signed, SIGNED_BITS);
  const fits = (day: number) => macsEqual(macOn(day), frame.mac, CONFIRMATION_MAC_BITS);
  return { utrnCounter, fits };
}

/**
 * Reads and verifies a confirmation code (code-format.md 6).
 * @param secret - what the supplier shares with the meter; undefined when nothing, and nothing is
 *   authentic.
 * @param code - digits only.
 * @param expected - the counter and the days to try.
 * @returns what the meter said and on which day of its own, or the first check that fails and its
 *   reason.
 * @throws FieldTypeError or FieldRangeError naming `code`, `nearCounter`, `date`,
 *   `daysBack` or `clockDays`.
 */
export function readConfirmation(
  secret: SharedSecret | undefined,
  code: string,
  expected: Expected,
): ReadConfirmation | ConfirmationRejection {
  checkInteger(expected.nearCounter, "nearCounter", 0, COUNTER_MAX);
  checkInteger(expected.daysBack, "daysBack", 0, 366);
  const clockDays = checkInteger(expected.clockDays ?? 0, "clockDays", -DAY_MAX, DAY_MAX);
  const meterDay = parseDate(expected.date, "date") + clockDays;
  const frame = openConfirmation(code);
  if (!frame.ok) return frame;
  const read = counterOf(secret, frame, expected.nearCounter);
  if ("ok" in read) return read;
  const { utrnCounter, fits } = read;
  const day = daysToTry(meterDay, expected.daysBack).find(fits);
  if (day === undefined) return refuse("mac");
  const { kind, supply, mode, emergencyCreditActive, balancePence } = frame;
  if (kind === undefined || supply === undefined || (kind !== "status" && utrnCounter === 0)) {
    return refuse("fields");
  }
  const date = dateOfDay(day);
  return { ok: true, date, kind, utrnCounter, supply, mode, emergencyCreditActive, balancePence };
}

/**
 * By how many days a meter's clock seems off, from a confirmation code that no expected day
 * verified (code-format.md 6). A distance proves nothing, as one random code in 4,096 has one: two
 * codes of different digits with the same distance prove both, and `readConfirmation` then takes
 * it as `clockDays`. It tries every day that a code can have, up to 16,383 MACs.
 * @param secret - what the supplier shares with the meter; undefined when nothing.
 * @param code - digits only.
 * @param expected - the counter expected, 0..2^32-1, and the supplier's day of reading.
 * @returns the day that fits less the supplier's, of several the nearest and of two as near the
 *   earlier; undefined where none does.
 * @throws FieldTypeError or FieldRangeError naming `code`, `nearCounter` or `date`.
 */
export function findClockDays(
  secret: SharedSecret | undefined,
  code: string,
  expected: Pick<Expected, "nearCounter" | "date">,
): number | undefined {
  checkInteger(expected.nearCounter, "nearCounter", 0, COUNTER_MAX);
  const today = parseDate(expected.date, "date");
  const frame = openConfirmation(code);
  if (!frame.ok) return undefined;
  const read = counterOf(secret, frame, expected.nearCounter);
  if ("ok" in read) return undefined;
  for (let distance = 0; distance < DAY_MAX; distance += 1) {
    for (const clockDays of [0 - distance, distance]) {
      if (isDay(today + clockDays) && read.fits(today + clockDays)) return clockDays;
    }
  }
  return undefined;
}
