import { dateOfDay, parseDate } from "@utrn-lab/utrn/rules";
import { changeOf } from "../audit/events.ts";
import type { AuditEvent } from "../audit/record.ts";
import { markConfirmed } from "../codes/settle-code.ts";
import { requireMeter } from "../meters/find-meter.ts";
import { isOldStatus } from "../rules/old-news.ts";
import { findCode } from "../store/codes.ts";
import { learnApplied, learnLast, type MeterRecord } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import { explainCredits } from "./explain-credits.ts";
import type { Confirmed } from "./verify-confirmation.ts";

/** A confirmation code that was taken in: the code and the meter as they are then. */
export interface Taken extends Confirmed {
  readonly meter: MeterRecord;
  /** Whether it is an older status, which says nothing about now and has changed nothing. */
  readonly isOldNews: boolean;
}

/** What was taken in, and what is recorded of it. */
interface Learnt {
  readonly taken: Taken;
  readonly events: readonly AuditEvent[];
}

function takenEvent(meterId: string, { confirmation, row }: Confirmed): AuditEvent {
  const { kind, date, utrnCounter } = confirmation;
  const about = row === undefined ? {} : { codeId: row.code_id };
  return { action: "confirmation.taken", meterId, utrnCounter, ...about, details: { kind, date } };
}

/**
 * Learns what a confirmation code teaches: its code is applied, and the codes that it overtakes are
 * settled; the balance and its day are learnt unless there is later news. Days are kept by the
 * supplier's calendar, so a clock that is put right does not make later news old.
 * @param meter - as it is now, its clock included.
 * @param nowSeconds - when it was read.
 */
export async function learn(
  transaction: Store,
  meter: MeterRecord,
  { confirmation, row }: Confirmed,
  nowSeconds: number,
): Promise<Learnt> {
  const { meter_id: meterId, known_highest: knownHighest, known_on: knownOn } = meter;
  const { date, kind, utrnCounter, supply, mode } = confirmation;
  const { emergencyCreditActive, balancePence } = confirmation;
  const heardOn = dateOfDay(parseDate(date, "date") - meter.clock_days);
  if (isOldStatus(confirmation, heardOn, { knownHighest, knownOn })) {
    return { taken: { confirmation, row, meter, isOldNews: true }, events: [] };
  }
  const proof = { date, by: "confirmation_code", isInPart: kind === "applied_in_part" } as const;
  const overtaken = row === undefined ? [] : await markConfirmed(transaction, row, proof);
  // A status about no code: the meter's floor, which nobody may have known.
  if (row === undefined) await learnApplied(transaction, meterId, utrnCounter, false);
  await explainCredits(transaction, meterId);
  // By a key that the meter has no more it says what was, of another device perhaps.
  const isOfNow = (row?.meter_key ?? null) === null;
  if (isOfNow && (knownOn === null || heardOn >= knownOn)) {
    const said = { kind, utrnCounter, supply, mode, emergencyCreditActive, balancePence };
    await learnLast(transaction, meterId, { ...said, on: heardOn, readAt: nowSeconds });
  }
  const after = {
    row: row && (await findCode(transaction, row.code_id)),
    meter: await requireMeter(transaction, meterId),
  };
  const events = [takenEvent(meterId, { confirmation, row }), ...overtaken.map(changeOf)];
  return { taken: { confirmation, ...after, isOldNews: false }, events };
}
