import { type Kysely, sql } from "kysely";

/** Keys get roles and can be revoked; policies are what an administrator has settled. */
export async function createAccess(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  for (const [name, type] of [
    ["role", "text"],
    ["label", "text"],
    ["created_by", "text"],
  ] as const) {
    // The one key of before is the administrator's.
    await schema
      .alterTable("api_keys")
      .addColumn(name, type, (it) =>
        name === "role" ? it.notNull().defaultTo(sql`'administrator'`) : it,
      )
      .execute();
  }
  await schema.alterTable("api_keys").addColumn("revoked_at", "bigint").execute();
  await schema
    .createTable("policies")
    .addColumn("name", "text", (it) => it.primaryKey())
    .addColumn("value", "text", (it) => it.notNull())
    .execute();
}
