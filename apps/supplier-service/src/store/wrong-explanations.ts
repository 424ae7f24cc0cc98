import type { Store, WrongExplanationRow } from "./tables.ts";

/** How many different wrong codes were explained for a meter on a day. */
export async function countWrongExplanations(
  store: Store,
  { meter_id, day }: Omit<WrongExplanationRow, "code">,
): Promise<number> {
  const { wrong } = await store
    .selectFrom("wrong_explanations")
    .select((it) => it.fn.countAll().as("wrong"))
    .where("meter_id", "=", meter_id)
    .where("day", "=", day)
    .executeTakeFirstOrThrow();
  return Number(wrong);
}

/**
 * Counts a wrong code that was to be explained; the same digits on the same day change nothing.
 * @returns whether they are counted now.
 */
export async function addWrongExplanation(
  store: Store,
  row: WrongExplanationRow,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await store
    .insertInto("wrong_explanations")
    .values(row)
    .onConflict((it) => it.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
