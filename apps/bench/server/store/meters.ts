import { strict as assert } from "node:assert";
import { StartError } from "@utrn-lab/http-host";
import { restoreMeter, snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import { isFieldError } from "@utrn-lab/utrn/checks";
import type { Selectable } from "kysely";
import type { KeptMeter } from "../meters/kept-meter.ts";
import type { NewMeter, Recording } from "../sessions/kept-session.ts";
import type { MeterRow, Store } from "./database.ts";
import { addStep, beginSession, saveRemarks } from "./sessions.ts";

function columnsOf(meter: KeptMeter) {
  const { state, dayProfile, clock, label, revision, changed, moved } = meter;
  return {
    label,
    revision,
    changed: JSON.stringify(changed),
    moved: JSON.stringify(moved),
    state: JSON.stringify(snapshotOf(state)),
    day_profile: dayProfile ? 1 : 0,
    rate: clock.rate,
    base_time: clock.baseTime,
    base_ms: clock.baseMs,
  };
}

function meterOf(row: Selectable<MeterRow>): KeptMeter {
  return {
    state: restoreMeter(JSON.parse(row.state)),
    dayProfile: row.day_profile === 1,
    clock: { rate: row.rate, baseTime: row.base_time, baseMs: row.base_ms },
    label: row.label,
    revision: row.revision,
    changed: JSON.parse(row.changed),
    moved: JSON.parse(row.moved),
  };
}

/** Puts new meters in with what has been done to them, all or none. */
export async function addMeters(store: Store, made: readonly NewMeter[]): Promise<void> {
  await store.transaction().execute(async (transaction) => {
    for (const { meter, start, steps, remarks } of made) {
      const { meterId } = meter.state;
      const row = { meter_id: meterId, ...columnsOf(meter) };
      await transaction.insertInto("meters").values(row).execute();
      await beginSession(transaction, meterId, start, remarks);
      for (const step of steps) await addStep(transaction, meterId, step);
    }
  });
}

async function updateMeter(store: Store, meter: KeptMeter): Promise<void> {
  const { numUpdatedRows } = await store
    .updateTable("meters")
    .set(columnsOf(meter))
    .where("meter_id", "=", meter.state.meterId)
    .executeTakeFirstOrThrow();
  assert.equal(numUpdatedRows, 1n, "a meter of the bench has one row");
}

function keepRecord(store: Store, meterId: string, record: Recording): Promise<void> {
  switch (record.kind) {
    case "start":
      return beginSession(store, meterId, record.start);
    case "step":
      return addStep(store, meterId, record.step);
    case "remarks":
      return saveRemarks(store, meterId, record.remarks);
  }
}

/** Replaces what is kept of a meter and records what was done, in one durable step. */
export async function saveMeter(
  store: Store,
  meter: KeptMeter,
  records: readonly Recording[],
): Promise<void> {
  if (records.length === 0) return updateMeter(store, meter);
  const { meterId } = meter.state;
  await store.transaction().execute(async (transaction) => {
    await updateMeter(transaction, meter);
    for (const record of records) {
      await keepRecord(transaction, meterId, record);
    }
  });
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
 * @throws StartError naming the meter whose row is damaged, and what of it: it is not repaired by
 *   guessing.
 */
export async function loadMeters(store: Store): Promise<KeptMeter[]> {
  const rows = await store.selectFrom("meters").selectAll().orderBy("number").execute();
  return rows.map((row) => {
    try {
      return meterOf(row);
    } catch (error) {
      if (!isFieldError(error) && !(error instanceof SyntaxError)) throw error;
      const reason = isFieldError(error) ? error.message : "it is not JSON";
      throw new StartError(
        `The bench's database is damaged at meter ${row.meter_id}: ${reason}. Restore bench.db.`,
      );
    }
  });
}
