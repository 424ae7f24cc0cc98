import { COUNTER_MAX } from "@utrn-lab/utrn";
import type { ExpressionBuilder } from "kysely";
import type { Store, Tables } from "./tables.ts";

/**
 * Names the database, and begins an epoch of it.
 * @param named - the name, and an epoch above every one that a mark may know.
 */
export async function beginEpoch(
  transaction: Store,
  named: { readonly database_id: string; readonly epoch: number },
): Promise<void> {
  await transaction.updateTable("supplier").set(named).execute();
}

/** Says that all of the database is in another one: nothing is issued from it any more. */
export async function markMoved(transaction: Store): Promise<void> {
  await transaction.updateTable("supplier").set({ is_moved: 1 }).execute();
}

/** A counter moved on, and no further than there are counters. */
function movedOn(it: ExpressionBuilder<Tables, "meters">, skip: number) {
  return it
    .case()
    .when("last_counter", ">", COUNTER_MAX - skip)
    .then(COUNTER_MAX)
    .else(it("last_counter", "+", skip))
    .end();
}

/**
 * Passes over counters of every meter, which may have been used where nobody here knows of it: of
 * those that are registered, and of those that will be.
 * @param skip - how many, 1 or more.
 * @returns how many meters are registered.
 */
export async function skipCounters(transaction: Store, skip: number): Promise<number> {
  await transaction
    .updateTable("supplier")
    .set((it) => ({ counters_skipped: it("counters_skipped", "+", skip) }))
    .execute();
  const { numUpdatedRows } = await transaction
    .updateTable("meters")
    .set((it) => ({ last_counter: movedOn(it, skip) }))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Has every meter registered with its last counter from now on: this database knows of none. */
export async function needCounters(transaction: Store): Promise<void> {
  await transaction.updateTable("supplier").set({ is_counter_needed: 1 }).execute();
}

/** How a meter begins that is registered. */
interface MeterStart {
  /** How many counters it passes over. */
  readonly skipped: number;
  /** Whether its last counter must be named. */
  readonly isCounterNeeded: boolean;
}

/** How a meter begins that is registered now. */
export async function meterStart(store: Store): Promise<MeterStart> {
  const row = await store
    .selectFrom("supplier")
    .select(["counters_skipped", "is_counter_needed"])
    .executeTakeFirstOrThrow();
  return { skipped: row.counters_skipped, isCounterNeeded: row.is_counter_needed === 1 };
}
