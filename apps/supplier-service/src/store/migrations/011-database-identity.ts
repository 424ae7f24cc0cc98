import type { Kysely } from "kysely";

/**
 * A database has a name of its own, so that it is told from a copy and from another one; its epoch,
 * which rises with each restore; and whether all that it had is now in another database. The name
 * is given at the start (setup/bind-identity.ts).
 */
export async function addDatabaseIdentity(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("supplier").addColumn("database_id", "text").execute();
  for (const [name, first] of [
    ["epoch", 1],
    ["is_moved", 0],
  ] as const) {
    await db.schema
      .alterTable("supplier")
      .addColumn(name, "integer", (it) => it.notNull().defaultTo(first))
      .execute();
  }
}
