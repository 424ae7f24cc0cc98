import { Problem } from "@utrn-lab/http-host";
import { changeOf } from "../audit/events.ts";
import { type AuditEvent, record } from "../audit/record.ts";
import { markConfirmed } from "../codes/settle-code.ts";
import { lockMeter, meterOrProblem, requireMeter } from "../meters/find-meter.ts";
import type { Actor } from "../rules/roles.ts";
import type { Supplier } from "../service.ts";
import { findCode } from "../store/codes.ts";
import { learnOfMeter } from "../store/meters.ts";
import type { CodeRow, MeterRow, Store } from "../store/tables.ts";
import { transact } from "../store/transact.ts";
import { explainCredits } from "./explain-credits.ts";
import { type Confirmed, type Unverified, verifyConfirmation } from "./verify-confirmation.ts";

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

function refusal(refused: Unverified): Problem {
  if (refused.reason === "supplier_key_unknown") {
    const { supplierKeyId } = refused;
    const detail = `The code it may be about was signed under the supplier key ${supplierKeyId}, which this service no longer has.`;
    return new Problem("supplier_key_unknown", detail, { supplierKeyId });
  }
  const { reason, block } = refused;
  return new Problem("confirmation_refused", `The confirmation code was refused: ${reason}.`, {
    reason,
    ...(block === undefined ? {} : { block }),
  });
}

/**
 * Takes a confirmation code in: its code becomes `confirmed`, also a void one, for it was applied;
 * the meter's highest counter, balance and day are learnt.
 * @param actor - who asks.
 * @param typed - a code as people type it.
 * @throws Problem `confirmation_refused` with its `reason`, `supplier_key_unknown`, or `too_many_attempts`.
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
  throw refusal(verdict);
}
