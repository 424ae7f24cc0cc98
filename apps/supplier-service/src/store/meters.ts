import type { MeterRow, Store } from "./database.ts";

/** One meter, or undefined. */
export function findMeter(store: Store, meterId: string): Promise<MeterRow | undefined> {
  return store.selectFrom("meters").selectAll().where("meter_id", "=", meterId).executeTakeFirst();
}

/** Adds a meter of which nothing is known yet. */
export async function addMeter(store: Store, row: MeterRow): Promise<void> {
  await store.insertInto("meters").values(row).execute();
}

/** Meters in the order of their ids, those after `after`. */
export function listMeters(store: Store, after: string, limit: number): Promise<MeterRow[]> {
  return store
    .selectFrom("meters")
    .selectAll()
    .where("meter_id", ">", after)
    .orderBy("meter_id")
    .limit(limit)
    .execute();
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
export type Lesson = Partial<Pick<MeterRow, "known_balance_pence" | "known_on">>;

/** Keeps what was learnt about a meter. */
export async function learnOfMeter(store: Store, meterId: string, lesson: Lesson): Promise<void> {
  await store.updateTable("meters").set(lesson).where("meter_id", "=", meterId).execute();
}
