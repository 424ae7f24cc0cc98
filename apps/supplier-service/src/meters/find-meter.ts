import { Problem } from "@utrn-lab/http-host";
import { findMeter } from "../store/meters.ts";
import type { MeterRow, Store } from "../store/tables.ts";
import { lockRows } from "../store/transact.ts";

/** A meter that must have been found. Throws Problem `not_found`. */
export function meterOrProblem(meter: MeterRow | undefined): MeterRow {
  if (meter === undefined) throw new Problem("not_found", "No meter is registered under this id.");
  return meter;
}

/** A meter that must be there. Throws Problem `not_found`. */
export async function requireMeter(store: Store, meterId: string): Promise<MeterRow> {
  return meterOrProblem(await findMeter(store, meterId));
}

/**
 * A meter, or undefined; nobody else changes it or issues for it until the transaction ends.
 * @param transaction - the caller's: what depends on the meter's counters is decided in it.
 */
export function lockMeter(transaction: Store, meterId: string): Promise<MeterRow | undefined> {
  const query = transaction.selectFrom("meters").selectAll().where("meter_id", "=", meterId);
  return lockRows(transaction, query).executeTakeFirst();
}
