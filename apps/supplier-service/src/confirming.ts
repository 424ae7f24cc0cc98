import { strict as assert } from "node:assert";
import { Problem } from "@utrn-lab/http-host";
import {
  type ConfirmationRejection,
  dateOfDay,
  dayOfTime,
  inspectCode,
  type ReadConfirmation,
  readConfirmation,
  stripPrinting,
} from "@utrn-lab/utrn";
import type { Actor } from "./access/roles.ts";
import { changeOf } from "./audit/events.ts";
import { type AuditEvent, record } from "./audit/record.ts";
import { explainCredits } from "./explaining-credits.ts";
import { markConfirmed } from "./settling.ts";
import { codesEndingIn, findCode } from "./store/codes.ts";
import type { CodeRow, MeterRow, Store } from "./store/database.ts";
import { learnOfMeter } from "./store/meters.ts";
import { transact } from "./store/transact.ts";
import { addWrong, countWrong } from "./store/wrong-confirmations.ts";
import { lockMeter, meterOrProblem, requireMeter, type Supplier } from "./supplier.ts";

/** 26 bits need a limit on attempts (code-format.md 6). */
const WRONG_PER_DAY_MAX = 5;
/** A status proves the present, so it must be of now; an applied code stays applied. */
const DAYS_BACK = { status: 1, applied: 31 } as const;
/** Confirmation codes carry 10 bits of the counter; so many codes that end in them are tried. */
const CANDIDATES = { bits: 10, limit: 8 } as const;
/** The counter of a status of a meter that has accepted nothing. */
const NONE_ACCEPTED = 0;

/** A confirmation code that verified, and the code it is about; undefined when it is about none. */
export interface Confirmed {
  readonly confirmation: ReadConfirmation;
  readonly row: CodeRow | undefined;
}

/** Today's date, UTC, by the service's clock. */
export function today(supplier: Supplier): string {
  return dateOfDay(dayOfTime(supplier.sources.nowSeconds()));
}

/** The codes that a confirmation with these low bits can be about, the newest first. */
async function candidates(
  store: Store,
  meterId: string,
  truncated: number,
  isApplied: boolean,
): Promise<(CodeRow | undefined)[]> {
  const rows = await codesEndingIn(store, meterId, { ...CANDIDATES, truncated });
  return truncated === NONE_ACCEPTED && !isApplied ? [...rows, undefined] : rows;
}

async function readAgainstIssued(
  store: Store,
  supplier: Supplier,
  meter: MeterRow,
  code: string,
): Promise<Confirmed | ConfirmationRejection> {
  const secret = await supplier.signer.secretOf(meter);
  const date = today(supplier);
  const inspected = inspectCode(code);
  if (inspected.kind !== "confirmation") {
    const slip = readConfirmation(secret, code, { nearCounter: 0, date, daysBack: 0 });
    assert(!slip.ok, "a code that is no confirmation cannot verify as one");
    return slip;
  }
  const isApplied = inspected.says.kind === "applied";
  const daysBack = isApplied ? DAYS_BACK.applied : DAYS_BACK.status;
  const rows = await candidates(store, meter.meter_id, inspected.truncatedCounter, isApplied);
  for (const row of rows) {
    const nearCounter = row?.counter ?? NONE_ACCEPTED;
    const read = readConfirmation(secret, code, { nearCounter, date, daysBack });
    if (read.ok) return { confirmation: read, row };
    if (read.reason !== "not_authentic") return read;
  }
  return { ok: false, reason: "not_authentic" };
}

/**
 * Verifies a confirmation code of a meter and counts a wrong one, in the caller's transaction: it has
 * to commit whatever the answer, or guesses would be free.
 * @param typed - a code as people type it.
 * @returns what it proves, or why it proves nothing; a typing slip is not counted.
 * @throws Problem `too_many_attempts` after five wrong ones for this meter and day.
 */
export async function verifyConfirmation(
  transaction: Store,
  supplier: Supplier,
  meter: MeterRow,
  typed: string,
): Promise<Confirmed | ConfirmationRejection> {
  const day = today(supplier);
  if ((await countWrong(transaction, meter.meter_id, day)) >= WRONG_PER_DAY_MAX) {
    throw new Problem(
      "too_many_attempts",
      `${WRONG_PER_DAY_MAX} wrong confirmation codes were tried for this meter today; try again tomorrow (UTC).`,
    );
  }
  const verdict = await readAgainstIssued(transaction, supplier, meter, stripPrinting(typed));
  if (!("confirmation" in verdict) && verdict.reason === "not_authentic") {
    await addWrong(transaction, meter.meter_id, day);
  }
  return verdict;
}

/** Learns what a confirmation code teaches. Answers the codes that are overtaken by it. */
async function learn(
  transaction: Store,
  meter: MeterRow,
  { confirmation, row }: Confirmed,
): Promise<readonly CodeRow[]> {
  const { date, balancePence } = confirmation;
  const proof = { date, by: "confirmation_code" } as const;
  const overtaken = row === undefined ? [] : await markConfirmed(transaction, row, proof);
  await explainCredits(transaction, meter.meter_id);
  const isNews = meter.known_on === null || date >= meter.known_on;
  if (isNews) {
    const lesson = { known_balance_pence: balancePence, known_on: date };
    await learnOfMeter(transaction, meter.meter_id, lesson);
  }
  return overtaken;
}

function takenEvent(meterId: string, { confirmation, row }: Confirmed): AuditEvent {
  const { kind, date, utrnCounter } = confirmation;
  const about = row === undefined ? {} : { codeId: row.code_id };
  return { action: "confirmation.taken", meterId, utrnCounter, ...about, details: { kind, date } };
}

/**
 * Takes a confirmation code in: its code becomes `confirmed`, also a void one, for it was applied;
 * the meter's highest counter, balance and day are learnt.
 * @param actor - who asks.
 * @param typed - a code as people type it.
 * @throws Problem `confirmation_refused` with its `reason`, or `too_many_attempts`.
 */
export async function confirmCode(
  supplier: Supplier,
  actor: Actor,
  meterId: string,
  typed: string,
) {
  const verdict = await transact(supplier.store, async (transaction) => {
    const meter = meterOrProblem(await lockMeter(transaction, meterId));
    const found = await verifyConfirmation(transaction, supplier, meter, typed);
    if (!("confirmation" in found)) {
      const details = { reason: found.reason };
      const event = { action: "confirmation.refused", meterId, details } as const;
      await record(transaction, supplier, actor, event);
      return found;
    }
    const overtaken = await learn(transaction, meter, found);
    const events = [takenEvent(meterId, found), ...overtaken.map(changeOf)];
    await record(transaction, supplier, actor, ...events);
    const row = found.row && (await findCode(transaction, found.row.code_id));
    return { ...found, row, meter: await requireMeter(transaction, meterId) };
  });
  if ("confirmation" in verdict) return verdict;
  const { reason, block } = verdict;
  throw new Problem("confirmation_refused", `The confirmation code was refused: ${reason}.`, {
    reason,
    ...(block === undefined ? {} : { block }),
  });
}
