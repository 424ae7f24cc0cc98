import { Problem } from "@utrn-lab/http-host";
import type { ConfirmationRefusal } from "@utrn-lab/utrn";
import { type AuditedStore, change } from "../audit/change.ts";
import { changeOf } from "../audit/events.ts";
import type { AuditEvent } from "../audit/record.ts";
import { markConfirmed } from "../codes/settle-code.ts";
import { meterOrProblem, requireMeter } from "../meters/find-meter.ts";
import type { Actor } from "../rules/roles.ts";
import { type CodeRecord, findCode } from "../store/codes.ts";
import { learnOfMeter, lockMeter, type MeterRecord } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import { explainCredits } from "./explain-credits.ts";
import {
  type Confirmed,
  type SecretSource,
  type Unverified,
  verifyConfirmation,
} from "./verify-confirmation.ts";

/** A confirmation code that was taken in: the code and the meter as they are then. */
interface Taken extends Confirmed {
  readonly meter: MeterRecord;
}

/** Learns what a confirmation code teaches. Answers the codes that are overtaken by it. */
async function learn(
  transaction: Store,
  meter: MeterRecord,
  { confirmation, row }: Confirmed,
): Promise<readonly CodeRecord[]> {
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

/** What is wrong with digits that prove nothing, and what to do. */
const REFUSED: Readonly<Record<ConfirmationRefusal, string>> = {
  incomplete: "A confirmation code has 20 digits: have all of them read again.",
  check_digit_wrong: "One of the digits is wrong: have them read again.",
  not_a_confirmation: "This is not a confirmation code: have the one read that key 0 shows.",
  not_authentic:
    "The meter did not make this code, or made it too long ago: " +
    "compare the meter, press key 0, and have the new code read.",
  unsupported: "This service does not know a confirmation code of this kind.",
};

function refusal(refused: Unverified): Problem {
  if (refused.reason === "supplier_key_unknown") {
    const { supplierKeyId } = refused;
    const detail =
      `The code it may be about was signed under the supplier key ${supplierKeyId}, which ` +
      "this service no longer has: name that key in SUPPLIER_OLD_KEY_FILE, with its command key, " +
      "if it had one, in SUPPLIER_OLD_COMMAND_KEY_FILE, and send the confirmation again.";
    return new Problem("supplier_key_unknown", detail, { supplierKeyId });
  }
  const { reason, block } = refused;
  return new Problem("confirmation_refused", REFUSED[reason], {
    reason,
    ...(block === undefined ? {} : { block }),
  });
}

/**
 * Takes a confirmation code in: its code becomes `confirmed`, also a void one, for it was applied;
 * the meter's highest counter, balance and day are learnt.
 * @param actor - who asks.
 * @param typed - a code as people type it.
 * @throws Problem `confirmation_refused` with its `reason`, `supplier_key_unknown`, or
 *   `too_many_attempts`.
 */
export async function confirmCode(
  confirming: AuditedStore & SecretSource,
  actor: Actor,
  meterId: string,
  typed: string,
): Promise<Taken> {
  const verdict = await change<Taken | Unverified>(confirming, actor, async (transaction) => {
    const meter = meterOrProblem(await lockMeter(transaction, meterId));
    const found = await verifyConfirmation(
      transaction,
      confirming,
      meter,
      typed,
      confirming.sources.nowSeconds(),
    );
    if (!("confirmation" in found)) {
      const details = { reason: found.reason };
      const event = { action: "confirmation.refused", meterId, details } as const;
      return { result: found, events: [event] };
    }
    const overtaken = await learn(transaction, meter, found);
    const events = [takenEvent(meterId, found), ...overtaken.map(changeOf)];
    const row = found.row && (await findCode(transaction, found.row.code_id));
    const after = await requireMeter(transaction, meterId);
    return { result: { ...found, row, meter: after }, events };
  });
  if ("confirmation" in verdict) return verdict;
  throw refusal(verdict);
}
