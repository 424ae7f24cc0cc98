import type { Kysely } from "kysely";

/**
 * What each key has given in a day. What was issued on the day of the migration, before it, is in
 * no key's sum; what a meter has got is counted from its codes and needs no table.
 */
export async function addDaySums(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("key_sums")
    .addColumn("key_id", "text", (it) => it.notNull())
    .addColumn("day", "text", (it) => it.notNull())
    .addColumn("given_pence", "bigint", (it) => it.notNull())
    .addPrimaryKeyConstraint("key_sums_day", ["key_id", "day"])
    .execute();
}
