import type { Kysely } from "kysely";

/** A code of a meter that is put under another key of the supplier names the one it was signed under. */
export async function addKeysOfCodes(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("codes").addColumn("supplier_key", "text").execute();
}
