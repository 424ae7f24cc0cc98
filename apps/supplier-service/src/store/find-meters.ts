import { type RawBuilder, type SqlBool, sql } from "kysely";
import { foldText } from "../rules/fold-text.ts";
import { findMeters } from "./meter-batches.ts";
import type { MeterRecord } from "./meters.ts";
import type { MeterRow, Store } from "./tables.ts";
import { isPostgres } from "./transact.ts";

/** Which meters are wanted: those that meet every condition named. */
export interface MeterFilter {
  /** A part of the label, in any case of letters. */
  readonly label?: string | undefined;
  readonly tag?: string | undefined;
  readonly fuel?: MeterRow["fuel"] | undefined;
  readonly status?: "active" | "retired" | undefined;
}

/** Whether a column has a text in it. */
export function contains(store: Store, column: string, text: string): RawBuilder<SqlBool> {
  const placeOf = sql.raw(isPostgres(store) ? "strpos" : "instr");
  return sql`${placeOf}(${sql.ref(column)}, ${text}) > 0`;
}

/** The ids of meters, by what the index `meters_found` has of each: no row is read. */
function matching(store: Store, { label, fuel, status }: MeterFilter) {
  let query = store.selectFrom("meters").select("meters.meter_id");
  if (label !== undefined) query = query.where(contains(store, "label_folded", foldText(label)));
  if (fuel !== undefined) query = query.where("fuel", "=", fuel);
  if (status !== undefined) {
    query = query.where("retired_at", status === "retired" ? "is not" : "is", null);
  }
  return query;
}

/** The ids of the meters that are wanted. */
export function wantedMeters(store: Store, filter: MeterFilter) {
  const { tag, ...conditions } = filter;
  if (tag === undefined) return store.selectFrom(matching(store, conditions).as("wanted"));
  let tagged = store.selectFrom("meter_tags").select("meter_id").where("tag", "=", tag);
  if (Object.values(conditions).some((value) => value !== undefined)) {
    const isSame = sql<SqlBool>`meters.meter_id = meter_tags.meter_id`;
    const meter = matching(store, conditions).where(isSame);
    tagged = tagged.where((is) => is.exists(meter));
  }
  return store.selectFrom(tagged.as("wanted"));
}

/** Meters in the order of their ids, those after `after`. */
export async function listMeters(
  store: Store,
  filter: MeterFilter,
  after: string,
  limit: number,
): Promise<MeterRecord[]> {
  const query = wantedMeters(store, filter).select("meter_id").where("meter_id", ">", after);
  const rows = await query.orderBy("meter_id").limit(limit).execute();
  return findMeters(
    store,
    rows.map(({ meter_id }) => meter_id),
  );
}

/** How many meters are wanted. */
export async function countMeters(store: Store, filter: MeterFilter): Promise<number> {
  const query = wantedMeters(store, filter).select((it) => it.fn.countAll().as("meters"));
  return Number((await query.executeTakeFirstOrThrow()).meters);
}

/**
 * Meters whose ids begin with some hex digits, and then those whose ids end in them.
 * @param hex - 4 to 16 lowercase hex digits.
 */
export async function metersByHex(
  store: Store,
  hex: string,
  limit: number,
): Promise<MeterRecord[]> {
  const all = () => store.selectFrom("meters").select("meter_id").orderBy("meter_id").limit(limit);
  const beginning = await all()
    // Behind every id that begins so: no hex digit comes after f.
    .where("meter_id", ">=", hex)
    .where("meter_id", "<", `${hex}g`)
    .execute();
  const lastFour: RawBuilder<string> = sql`substr(meter_id, 13)`;
  const last: RawBuilder<string> = sql`substr(meter_id, ${sql.lit(17 - hex.length)})`;
  const ending = await all().where(lastFour, "=", hex.slice(-4)).where(last, "=", hex).execute();
  const ids = [...beginning, ...ending].map(({ meter_id }) => meter_id);
  return findMeters(store, ids.slice(0, limit));
}
