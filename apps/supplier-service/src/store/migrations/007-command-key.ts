import { type Kysely, sql } from "kysely";

/** Commands may have a key of their own; before, one key served as both. */
export async function addCommandKey(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("supplier")
    .addColumn("command_public_key", "text", (it) => it.notNull().defaultTo(""))
    .execute();
  await sql`UPDATE supplier SET command_public_key = public_key`.execute(db);
}
