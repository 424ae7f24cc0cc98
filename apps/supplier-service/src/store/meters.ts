import { sql } from "kysely";
import { foldText } from "../rules/fold-text.ts";
import { type CodeRecord, supersedeOpenCodes } from "./codes.ts";
import { rowsOf } from "./many.ts";
import type { MeterRow, Store } from "./tables.ts";
import { lockRows } from "./transact.ts";

/** A meter, and what is known of it. */
export interface MeterRecord extends Omit<MeterRow, "tags"> {
  readonly tags: readonly string[];
}

/** The record of a row. */
export function meterOf<Row extends { readonly tags: string }>(row: Row) {
  const { tags, ...rest } = row;
  const list: readonly string[] = JSON.parse(tags);
  return { ...rest, tags: list };
}

function rowOf(meter: MeterRecord) {
  const label_folded = foldText(meter.label ?? "");
  return { ...meter, label_folded, tags: JSON.stringify(meter.tags) };
}

/** Files meters under their tags. */
async function addTags(
  store: Store,
  meters: readonly Pick<MeterRecord, "meter_id" | "tags">[],
): Promise<void> {
  const tagged = meters.flatMap(({ meter_id, tags }) => tags.map((tag) => ({ tag, meter_id })));
  if (tagged.length === 0) return;
  await sql`insert into meter_tags (tag, meter_id) select tag, meter_id
    from ${rowsOf(store, "tagged", { tag: "text", meter_id: "text" }, tagged)}`.execute(store);
}

function byId(store: Store, meterId: string) {
  return store.selectFrom("meters").selectAll().where("meter_id", "=", meterId);
}

/** One meter, or undefined. */
export async function findMeter(store: Store, meterId: string): Promise<MeterRecord | undefined> {
  const row = await byId(store, meterId).executeTakeFirst();
  return row && meterOf(row);
}

/**
 * A meter, or undefined; nobody else changes it or issues for it until the transaction ends.
 * @param transaction - the caller's: what depends on the meter's counters is decided in it.
 */
export async function lockMeter(
  transaction: Store,
  meterId: string,
): Promise<MeterRecord | undefined> {
  const row = await lockRows(transaction, byId(transaction, meterId)).executeTakeFirst();
  return row && meterOf(row);
}

/** Other meters that were registered with a meter's public key, in the order of their ids. */
export async function othersWithKey(
  store: Store,
  { public_key, meter_id }: Pick<MeterRow, "public_key" | "meter_id">,
  limit: number,
): Promise<string[]> {
  const rows = await store
    .selectFrom("meters")
    .select("meter_id")
    .where("public_key", "=", public_key)
    .where("meter_id", "<>", meter_id)
    .orderBy("meter_id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.meter_id);
}

/**
 * Puts meters under a key of the supplier. The codes of before are dead at them: those that were
 * open are settled, and all name from here on the key that they were signed under.
 * @returns the codes that were open.
 */
export async function putUnderKey(
  transaction: Store,
  meterIds: readonly string[],
  keyId: string,
): Promise<CodeRecord[]> {
  if (meterIds.length === 0) return [];
  await transaction
    .updateTable("codes")
    .set((it) => ({
      supplier_key: it
        .selectFrom("meters")
        .select("meters.supplier_key")
        .whereRef("meters.meter_id", "=", "codes.meter_id"),
    }))
    .where("meter_id", "in", meterIds)
    .where("supplier_key", "is", null)
    .execute();
  const dead = await supersedeOpenCodes(transaction, meterIds);
  await transaction
    .updateTable("meters")
    .set((it) => ({
      supplier_key: keyId,
      known_highest: it.ref("last_counter"),
      known_floor: it.ref("last_counter"),
    }))
    .where("meter_id", "in", meterIds)
    .execute();
  return dead;
}

/** Adds meters of which nothing is known yet, some hundred at the most. */
export async function addMeters(store: Store, meters: readonly MeterRecord[]): Promise<void> {
  await store.insertInto("meters").values(meters.map(rowOf)).execute();
  await addTags(store, meters);
}

/** How many meters are under a key of the supplier. */
export async function countMetersUnder(store: Store, keyId: string): Promise<number> {
  const { meters } = await store
    .selectFrom("meters")
    .select((it) => it.fn.countAll().as("meters"))
    .where("supplier_key", "=", keyId)
    .executeTakeFirstOrThrow();
  return Number(meters);
}

/** Spends a counter. In the transaction that stores its code, and only there. */
export async function spendCounter(store: Store, meterId: string, counter: number): Promise<void> {
  await store
    .updateTable("meters")
    .set({ last_counter: counter })
    .where("meter_id", "=", meterId)
    .execute();
}

/** Learns that a meter has applied a code; what raises its floor kills all that came before. */
export async function learnApplied(
  store: Store,
  meterId: string,
  counter: number,
  isFloorRaised: boolean,
): Promise<void> {
  const columns = isFloorRaised
    ? (["known_highest", "known_floor"] as const)
    : ["known_highest" as const];
  for (const column of columns) {
    await store
      .updateTable("meters")
      .set({ [column]: counter })
      .where("meter_id", "=", meterId)
      .where(column, "<", counter)
      .execute();
  }
}

/** What a confirmation code taught about a meter. */
type Lesson = Partial<Pick<MeterRow, "known_balance_pence" | "known_on" | "clock_days">>;

/** Keeps what was learnt about a meter. */
export async function learnOfMeter(store: Store, meterId: string, lesson: Lesson): Promise<void> {
  await store.updateTable("meters").set(lesson).where("meter_id", "=", meterId).execute();
}
