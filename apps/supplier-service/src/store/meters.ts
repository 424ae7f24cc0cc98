import type { Confirmation } from "@utrn-lab/utrn";
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

/** The record of a row, which it takes the place of: to copy a row takes longer than to read it. */
export function meterOf<Row extends { readonly tags: string }>(row: Row) {
  const tags: readonly string[] = JSON.parse(row.tags);
  const rest: Omit<Row, "tags"> = row;
  return Object.assign(rest, { tags });
}

function labelled(label: string | null) {
  return { label, label_folded: foldText(label ?? "") };
}

function rowOf(meter: MeterRecord) {
  return { ...meter, ...labelled(meter.label), tags: JSON.stringify(meter.tags) };
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

/** A key that codes are signed under: where its meter has it, and where a code of before. */
const KEYS = {
  supplier: { ofMeter: "supplier_key", ofCode: "supplier_key" },
  meter: { ofMeter: "public_key", ofCode: "meter_key" },
} as const;

/**
 * Puts meters under another key, the supplier's or their own. The codes of before are dead at them:
 * those that were open are settled, and all name from here on the key that they were signed under.
 * @returns the codes that were open.
 */
export async function putUnderKey(
  transaction: Store,
  meterIds: readonly string[],
  whose: keyof typeof KEYS,
  key: string,
): Promise<CodeRecord[]> {
  if (meterIds.length === 0) return [];
  const { ofMeter, ofCode } = KEYS[whose];
  await transaction
    .updateTable("codes")
    .set((it) => ({
      [ofCode]: it
        .selectFrom("meters")
        .select(`meters.${ofMeter}`)
        .whereRef("meters.meter_id", "=", "codes.meter_id"),
    }))
    .where("meter_id", "in", meterIds)
    .where(ofCode, "is", null)
    .execute();
  const dead = await supersedeOpenCodes(transaction, meterIds);
  await transaction
    .updateTable("meters")
    .set((it) => ({
      [ofMeter]: key,
      known_highest: it.ref("last_counter"),
      known_floor: it.ref("last_counter"),
    }))
    .where("meter_id", "in", meterIds)
    .execute();
  return dead;
}

/** What a registration says that can be changed, but for the key. */
type Mended = Pick<MeterRecord, "fuel" | "label" | "tags" | "begins_after" | "last_counter">;

/** Keeps what a registration says now. */
export async function mendMeter(
  transaction: Store,
  { meter_id: meterId, tags: before }: Pick<MeterRecord, "meter_id" | "tags">,
  mended: Mended,
): Promise<void> {
  const { fuel, label, tags, begins_after, last_counter } = mended;
  await transaction
    .updateTable("meters")
    .set({ fuel, begins_after, last_counter, ...labelled(label), tags: JSON.stringify(tags) })
    .where("meter_id", "=", meterId)
    .execute();
  const gone = before.filter((tag) => !tags.includes(tag));
  if (gone.length > 0) {
    const filed = transaction.deleteFrom("meter_tags").where("meter_id", "=", meterId);
    await filed.where("tag", "in", gone).execute();
  }
  const added = tags.filter((tag) => !before.includes(tag));
  await addTags(transaction, [{ meter_id: meterId, tags: added }]);
}

/** Keeps since when a meter gets no codes, and why; null: it gets them. */
export async function keepRetired(
  transaction: Store,
  meterId: string,
  retired: Pick<MeterRow, "retired_at" | "retire_reason">,
): Promise<void> {
  await transaction.updateTable("meters").set(retired).where("meter_id", "=", meterId).execute();
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

/** What the last confirmation code of a meter said that was of now, and when it was read. */
interface LastConfirmation
  extends Pick<
    Confirmation,
    "kind" | "utrnCounter" | "supply" | "mode" | "emergencyCreditActive" | "balancePence"
  > {
  /** Its day by the supplier's calendar, "YYYY-MM-DD". */
  readonly on: string;
  /** Seconds since the Unix epoch. */
  readonly readAt: number;
}

/** The last confirmation that is kept of a meter, or null. */
export function lastConfirmationOf(
  meter: Pick<MeterRow, "last_confirmation">,
): LastConfirmation | null {
  return meter.last_confirmation === null ? null : JSON.parse(meter.last_confirmation);
}

/** Keeps what was learnt about a meter by a confirmation code of now. */
export async function learnLast(
  transaction: Store,
  meterId: string,
  last: LastConfirmation,
): Promise<void> {
  const lesson = {
    known_balance_pence: last.balancePence,
    known_on: last.on,
    last_confirmation: JSON.stringify(last),
  };
  await transaction.updateTable("meters").set(lesson).where("meter_id", "=", meterId).execute();
}

/** Keeps by how many days a meter's clock is proved to be ahead. */
export async function learnClock(
  transaction: Store,
  meterId: string,
  clock_days: number,
): Promise<void> {
  const query = transaction.updateTable("meters").set({ clock_days });
  await query.where("meter_id", "=", meterId).execute();
}
