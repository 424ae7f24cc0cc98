import { type Kysely, sql } from "kysely";

/**
 * Whose a key is, when it ends, when it last opened something, and whether its reader sees codes.
 * Of a key of before nobody knows whose it is; a reader of before sees no digits any more.
 */
export async function addKeyOwners(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("api_keys").addColumn("owner", "text").execute();
  for (const name of ["expires_at", "last_used_at"]) {
    await db.schema.alterTable("api_keys").addColumn(name, "bigint").execute();
  }
  await db.schema
    .alterTable("api_keys")
    .addColumn("sees_codes", "integer", (it) => it.notNull().defaultTo(sql`0`))
    .execute();
}
