import { sql } from "kysely";
import { OPEN_STATES, PASSING_REFUSALS } from "../rules/code-life.ts";
import type { Selectable, Selection } from "../rules/selection.ts";
import { type CodeRecord, codeOf, commandColumns, type UnsettledCode } from "./codes.ts";
import { isAnyOf, rowsOf } from "./many.ts";
import { type MeterRecord, meterOf } from "./meters.ts";
import type { MeterRow, MeterSettingsRow, Store } from "./tables.ts";
import { lockRows } from "./transact.ts";

/**
 * Meters by their ids, locked until the transaction ends; in the order of their ids, so that two
 * who lock some of the same wait for each other and never for one another in a ring.
 * @param how - `first free` waits for nobody: what others have locked is left out.
 */
export async function lockMeters(
  transaction: Store,
  meterIds: readonly string[],
  how: "update" | "first free" = "update",
): Promise<MeterRecord[]> {
  const query = transaction.selectFrom("meters").selectAll();
  const some = query.where(isAnyOf(transaction, "meter_id", meterIds)).orderBy("meter_id");
  return (await lockRows(transaction, some, how).execute()).map(meterOf);
}

/** Meters by their ids, as they are now. */
export async function findMeters(
  store: Store,
  meterIds: readonly string[],
): Promise<MeterRecord[]> {
  const query = store.selectFrom("meters").selectAll();
  const some = query.where(isAnyOf(store, "meter_id", meterIds)).orderBy("meter_id");
  return (await some.execute()).map(meterOf);
}

/** Those of some public keys that meters were registered with. */
export async function keysInStore(
  store: Store,
  publicKeys: readonly string[],
): Promise<Set<string>> {
  const query = store.selectFrom("meters").select("public_key").distinct();
  const rows = await query.where(isAnyOf(store, "public_key", publicKeys)).execute();
  return new Set(rows.map((row) => row.public_key));
}

/** What a code for a meter is signed with. */
export type MeterToSign = Pick<
  MeterRow,
  "meter_id" | "public_key" | "supplier_key" | "last_counter"
>;

/** What the next codes of some meters are signed with, as it is now. */
export function metersToSign(store: Store, meterIds: readonly string[]): Promise<MeterToSign[]> {
  const query = store
    .selectFrom("meters")
    .select(["meter_id", "public_key", "supplier_key", "last_counter"]);
  return query.where(isAnyOf(store, "meter_id", meterIds)).execute();
}

/** Of meters by their ids, what a selection looks at, keyed by meter. */
export async function selectableOf(
  store: Store,
  meterIds: readonly string[],
): Promise<Map<string, Selectable>> {
  const query = store.selectFrom("meters").select(["meter_id", "tags", "fuel", "known_on"]);
  const rows = await query.where(isAnyOf(store, "meter_id", meterIds)).execute();
  return new Map(rows.map(meterOf).map((row) => [row.meter_id, row]));
}

/** Meters after one, in the order of their ids, that meet the conditions a database can judge. */
export async function selectableMeters(
  store: Store,
  after: string,
  where: { readonly selection: Selection; readonly contactBefore: string | null },
  limit: number,
): Promise<Selectable[]> {
  const { selection, contactBefore } = where;
  let query = store
    .selectFrom("meters")
    .select(["meter_id", "tags", "fuel", "known_on"])
    .where("meter_id", ">", after)
    .where("retired_at", "is", null);
  if (selection.fuel !== undefined) query = query.where("fuel", "=", selection.fuel);
  if (contactBefore !== null) {
    query = query.where((is) =>
      is.or([is("known_on", "is", null), is("known_on", "<", contactBefore)]),
    );
  }
  return (await query.orderBy("meter_id").limit(limit).execute()).map(meterOf);
}

/**
 * A 20-digit code dies 512 behind, and a meter keeps 100 counters: older codes are as good as dead.
 */
const UNSETTLED_MAX = 1_000;

/**
 * The codes of some meters of which nobody knows whether they were applied, and that may yet be
 * typed and count: the newest 1,000 of each, oldest first, keyed by meter.
 */
export async function unsettledOf(
  store: Store,
  meters: readonly Pick<MeterRow, "meter_id" | "known_floor">[],
): Promise<Map<string, UnsettledCode[]>> {
  const floors = new Map(meters.map(({ meter_id, known_floor }) => [meter_id, known_floor]));
  const rows = await store
    .selectFrom("codes")
    .select(["meter_id", "code_id", "counter", "digits", "commands"])
    .where(isAnyOf(store, "meter_id", [...floors.keys()]))
    .where("status", "in", OPEN_STATES)
    .where((is) => is.or([is("refusal", "is", null), is("refusal", "in", PASSING_REFUSALS)]))
    .orderBy("meter_id")
    .orderBy("counter")
    .execute();
  const open = rows.filter((row) => row.counter > (floors.get(row.meter_id) ?? 0));
  const byMeter = Map.groupBy(open, (row) => row.meter_id);
  return new Map([...byMeter].map(([id, all]) => [id, all.slice(-UNSETTLED_MAX).map(codeOf)]));
}

/** What is noted of the settings of some meters, keyed by meter. */
export async function settingsOf(
  store: Store,
  meterIds: readonly string[],
): Promise<Map<string, MeterSettingsRow>> {
  const query = store.selectFrom("meter_settings").selectAll();
  const rows = await query.where(isAnyOf(store, "meter_id", meterIds)).execute();
  return new Map(rows.map((row) => [row.meter_id, row]));
}

/** Spends one counter of each meter, in the transaction that stores their codes. */
export async function spendCounters(
  transaction: Store,
  meterIds: readonly string[],
): Promise<void> {
  await transaction
    .updateTable("meters")
    .set((is) => ({ last_counter: is("last_counter", "+", 1) }))
    .where(isAnyOf(transaction, "meter_id", meterIds))
    .execute();
}

/** The columns that all codes of a batch have in common. */
const SHARED = {
  campaign_id: "text",
  digits: "bigint",
  commands: "text",
  command_types: "text",
  note: "text",
  reason: "text",
  status: "text",
  issued_at: "bigint",
} as const;

/** The columns that are each code's own. */
const OWN = { code_id: "text", meter_id: "text", counter: "bigint", code: "text" } as const;

/** What all codes of a batch have in common. */
export type BatchOfCodes = Pick<CodeRecord, Exclude<keyof typeof SHARED, "command_types">>;
/** What is one code's alone. */
export type CodeOfBatch = Pick<CodeRecord, keyof typeof OWN>;

/**
 * Adds the codes of a batch. A second one under a counter, or in a campaign, of its meter fails.
 */
export async function addCodes(
  transaction: Store,
  shared: BatchOfCodes,
  codes: readonly CodeOfBatch[],
): Promise<void> {
  const row: Readonly<Record<string, unknown>> = {
    ...shared,
    ...commandColumns(shared.commands),
  };
  const named = (names: object) => sql.join(Object.keys(names).map((name) => sql.ref(name)));
  // As parameters, and not as a row to be joined: it would be taken apart again for each code.
  const same = Object.entries(SHARED).map(
    ([name, type]) => sql`cast(${row[name]} as ${sql.raw(type)})`,
  );
  const each = rowsOf(transaction, "each", OWN, codes);
  await sql`insert into codes (${named(SHARED)}, ${named(OWN)})
    select ${sql.join(same)}, ${named(OWN)} from ${each}`.execute(transaction);
}

/** The columns of a code that is issued by itself. */
const { campaign_id: _, ...SINGLE } = { ...SHARED, ...OWN };

/** A code that is issued by itself, as it is added. */
export type SingleCode = Pick<CodeRecord, Exclude<keyof typeof SINGLE, "command_types">>;

/** Adds codes that have nothing in common. A second one under a counter of its meter fails. */
export async function addSingleCodes(
  transaction: Store,
  codes: readonly SingleCode[],
): Promise<void> {
  const columns = sql.join(Object.keys(SINGLE).map((name) => sql.ref(name)));
  const rows = codes.map((code) => ({ ...code, ...commandColumns(code.commands) }));
  const each = rowsOf(transaction, "each", SINGLE, rows);
  await sql`insert into codes (${columns}) select ${columns} from ${each}`.execute(transaction);
}
