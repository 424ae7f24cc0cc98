import { strict as assert } from "node:assert";
import {
  type ConfirmationRejection,
  inspectCode,
  type ReadConfirmation,
  readConfirmation,
  type SharedSecret,
  stripPrinting,
} from "@utrn-lab/utrn";
import { dateOfDay, dayOfTime } from "@utrn-lab/utrn/rules";
import { keyIdsOf, type SupplierKeys } from "../keys/supplier-keys.ts";
import type { Signer } from "../signing/signer.ts";
import { type CodeRecord, codesEndingIn } from "../store/codes.ts";
import type { MeterRecord } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import { addWrong, countWrong } from "../store/unproved-confirmations.ts";
import { isGuess, refuseGuesses } from "./guesses.ts";

/** A status proves the present, so it must be of now; an applied code stays applied. */
const DAYS_BACK = { status: 1, applied: 31, applied_in_part: 31 } as const;
/** Confirmation codes carry 10 bits of the counter; at most 8 codes that end in them are tried. */
const CANDIDATES = { bits: 10, limit: 8 } as const;

/** A confirmation code that verified, and the code it is about; undefined when it is about none. */
export interface Confirmed {
  readonly confirmation: ReadConfirmation;
  readonly row: CodeRecord | undefined;
}

/**
 * The code it may be about was signed under a key of the supplier that this service no longer has.
 */
interface KeyUnknown {
  readonly ok: false;
  readonly reason: "supplier_key_unknown";
  readonly supplierKeyId: string;
}

/** Why a confirmation code proves nothing. */
export type Unverified = ConfirmationRejection | KeyUnknown;

/**
 * Where the secrets of codes come from: the supplier's keys, and what agrees on secrets by them.
 */
export interface SecretSource {
  readonly identity: SupplierKeys;
  readonly signer: Signer;
}

/** The key of the supplier that a code was signed under: its meter may be under another by now. */
function keyIdOfCode(row: CodeRecord | undefined, meter: MeterRecord): string {
  return row?.supplier_key ?? meter.supplier_key;
}

/** What the meter and the supplier shared when a code was signed, unless that key is gone. */
export async function secretOfCode(
  { identity, signer }: SecretSource,
  meter: MeterRecord,
  row: CodeRecord | undefined,
): Promise<SharedSecret | KeyUnknown> {
  const supplierKeyId = keyIdOfCode(row, meter);
  if (!keyIdsOf(identity).includes(supplierKeyId)) {
    return { ok: false, reason: "supplier_key_unknown", supplierKeyId };
  }
  const publicKey = row?.meter_key ?? meter.public_key;
  return signer.secretOf({ ...meter, supplier_key: supplierKeyId, public_key: publicKey });
}

/** A code that a confirmation may be about, or none, and the counter that it would carry. */
interface Candidate {
  readonly row: CodeRecord | undefined;
  readonly nearCounter: number;
}

/**
 * What a confirmation with these low bits can be about, the newest code first. The status of a
 * meter that has accepted nothing since it was commissioned is about no code: it carries 0, or its
 * floor.
 */
async function candidates(
  store: Store,
  meter: MeterRecord,
  truncated: number,
  isApplied: boolean,
): Promise<Candidate[]> {
  const rows = await codesEndingIn(store, meter.meter_id, { ...CANDIDATES, truncated });
  const about = rows.map((row) => ({ row, nearCounter: row.counter }));
  if (isApplied) return about;
  const none = [...new Set([0, meter.known_floor, meter.begins_after])].filter(
    (counter) => counter % 2 ** CANDIDATES.bits === truncated,
  );
  return [...about, ...none.map((nearCounter) => ({ row: undefined, nearCounter }))];
}

/** A code that is no confirmation: why. */
function slipOf(secret: SharedSecret, code: string, date: string): ConfirmationRejection {
  const slip = readConfirmation(secret, code, { nearCounter: 0, date, daysBack: 0 });
  assert(!slip.ok, "a code that is no confirmation cannot verify as one");
  return slip;
}

/** The supplier's day of reading, and by how many days the meter's clock is then ahead. */
interface ReadingDay {
  readonly date: string;
  readonly clockDays: number;
}

/** What a code can be about, the likeliest first: empty where it is no confirmation. */
export async function candidatesOf(
  store: Store,
  meter: MeterRecord,
  code: string,
): Promise<readonly Candidate[]> {
  const inspected = inspectCode(code);
  if (inspected.kind !== "confirmation") return [];
  const isApplied = inspected.says.kind !== "status";
  return candidates(store, meter, inspected.truncatedCounter, isApplied);
}

/** Reads a confirmation code against the codes that were issued; counts nothing. */
export async function readAgainstIssued(
  store: Store,
  secrets: SecretSource,
  meter: MeterRecord,
  code: string,
  { date, clockDays }: ReadingDay,
): Promise<Confirmed | Unverified> {
  const inspected = inspectCode(code);
  if (inspected.kind !== "confirmation") {
    return slipOf(await secrets.signer.secretOf(meter), code, date);
  }
  const daysBack = DAYS_BACK[inspected.says.kind ?? "status"];
  let refused: Unverified = { ok: false, reason: "not_authentic", check: "mac" };
  for (const { row, nearCounter } of await candidatesOf(store, meter, code)) {
    const secret = await secretOfCode(secrets, meter, row);
    if ("reason" in secret) {
      refused = secret;
      continue;
    }
    const read = readConfirmation(secret, code, { nearCounter, date, daysBack, clockDays });
    if (read.ok) return { confirmation: read, row };
    if (read.reason !== "not_authentic") return read;
  }
  return refused;
}

/**
 * Verifies a confirmation code of a meter and counts a wrong one, in the caller's transaction: it
 * has to commit whatever the answer, or guesses would be free.
 * @param typed - a code as people type it.
 * @param nowSeconds - the service's time: the day in it is the last that a code can be of.
 * @returns what it proves, or why it proves nothing; a typing slip is not counted, and the same
 *   digits again change nothing.
 * @throws Problem `too_many_attempts` after five different wrong ones for this meter and day.
 */
export async function verifyConfirmation(
  transaction: Store,
  secrets: SecretSource,
  meter: MeterRecord,
  typed: string,
  nowSeconds: number,
): Promise<Confirmed | Unverified> {
  const day = dateOfDay(dayOfTime(nowSeconds));
  // 26 bits need a limit on attempts (code-format.md 6).
  const wrong = await countWrong(transaction, meter.meter_id, day);
  refuseGuesses(wrong, "confirmation codes", nowSeconds);
  const code = stripPrinting(typed);
  const { meter_id: meterId, clock_days: clockDays } = meter;
  const at = { date: day, clockDays };
  const verdict = await readAgainstIssued(transaction, secrets, meter, code, at);
  if ("reason" in verdict && isGuess(verdict.reason))
    await addWrong(transaction, { meterId, day, code });
  return verdict;
}
