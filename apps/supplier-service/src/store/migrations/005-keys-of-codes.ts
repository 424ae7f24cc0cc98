import type { Kysely } from "kysely";

/** A code of a meter that is put under another supplier key names the one it was signed under. */
export async function addKeysOfCodes(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("codes").addColumn("supplier_key", "text").execute();
}
