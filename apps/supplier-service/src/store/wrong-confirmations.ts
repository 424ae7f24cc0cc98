import type { Store } from "./tables.ts";

/** How many wrong confirmation codes were tried for a meter on a day, "YYYY-MM-DD". */
export async function countWrong(store: Store, meterId: string, day: string): Promise<number> {
  const row = await store
    .selectFrom("wrong_confirmations")
    .select("attempts")
    .where("meter_id", "=", meterId)
    .where("day", "=", day)
    .executeTakeFirst();
  return row?.attempts ?? 0;
}

/** Counts one more. */
export async function addWrong(store: Store, meterId: string, day: string): Promise<void> {
  await store
    .insertInto("wrong_confirmations")
    .values({ meter_id: meterId, day, attempts: 1 })
    .onConflict((it) =>
      it
        .columns(["meter_id", "day"])
        .doUpdateSet((row) => ({ attempts: row("wrong_confirmations.attempts", "+", 1) })),
    )
    .execute();
}
