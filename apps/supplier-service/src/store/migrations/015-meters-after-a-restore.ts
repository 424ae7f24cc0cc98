import type { Kysely } from "kysely";

/**
 * How many counters a meter passes over that is registered from now on, because it may have been
 * registered since the backup that was restored; and whether its last counter must be named.
 */
export async function addMetersAfterARestore(db: Kysely<unknown>): Promise<void> {
  for (const [name, type] of [
    ["counters_skipped", "bigint"],
    ["is_counter_needed", "integer"],
  ] as const) {
    await db.schema
      .alterTable("supplier")
      .addColumn(name, type, (it) => it.notNull().defaultTo(0))
      .execute();
  }
}
