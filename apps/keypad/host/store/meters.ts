import { strict as assert } from "node:assert";
import { StartError } from "@utrn-lab/http-host";
import { type MeterState, restoreMeter, snapshotOf } from "@utrn-lab/meter-emulator";
import { isFieldError } from "@utrn-lab/utrn";
import type { Selectable } from "kysely";
import type { Clock } from "../clock.ts";
import type { MeterRow, Store } from "./database.ts";

/** A meter of the bench: the meter itself, and how its time moves. */
export interface KeptMeter {
  readonly state: MeterState;
  readonly clock: Clock;
}

function columnsOf({ state, clock }: KeptMeter) {
  return {
    state: JSON.stringify(snapshotOf(state)),
    rate: clock.rate,
    base_time: clock.baseTime,
    base_ms: clock.baseMs,
  };
}

function meterOf(row: Selectable<MeterRow>): KeptMeter {
  return {
    state: restoreMeter(JSON.parse(row.state)),
    clock: { rate: row.rate, baseTime: row.base_time, baseMs: row.base_ms },
  };
}

/** Puts a new meter in. */
export async function addMeter(store: Store, meter: KeptMeter): Promise<void> {
  const row = { meter_id: meter.state.meterId, ...columnsOf(meter) };
  await store.insertInto("meters").values(row).execute();
}

/** Replaces what is kept of a meter, in one durable step. */
export async function saveMeter(store: Store, meter: KeptMeter): Promise<void> {
  const { numUpdatedRows } = await store
    .updateTable("meters")
    .set(columnsOf(meter))
    .where("meter_id", "=", meter.state.meterId)
    .executeTakeFirstOrThrow();
  assert.equal(numUpdatedRows, 1n, "a meter of the bench has one row");
}

export async function dropMeter(store: Store, meterId: string): Promise<void> {
  await store.deleteFrom("meters").where("meter_id", "=", meterId).execute();
}

/** What is kept of a meter, or undefined. */
export async function findMeter(store: Store, meterId: string): Promise<KeptMeter | undefined> {
  const row = await store
    .selectFrom("meters")
    .selectAll()
    .where("meter_id", "=", meterId)
    .executeTakeFirst();
  return row && meterOf(row);
}

/**
 * Every meter, in the order in which they were made.
 * @throws StartError naming the meter whose row is damaged, and what of it: it is not repaired by guessing.
 */
export async function loadMeters(store: Store): Promise<KeptMeter[]> {
  const rows = await store.selectFrom("meters").selectAll().orderBy("number").execute();
  return rows.map((row) => {
    try {
      return meterOf(row);
    } catch (error) {
      if (!isFieldError(error) && !(error instanceof SyntaxError)) throw error;
      const reason = isFieldError(error) ? error.message : "it is not JSON";
      throw new StartError(`The bench's database is damaged at meter ${row.meter_id}: ${reason}.`);
    }
  });
}
