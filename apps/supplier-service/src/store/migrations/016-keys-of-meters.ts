import type { Kysely } from "kysely";

/** Finds the meters that were registered with a public key. */
export async function indexKeysOfMeters(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex("meters_public_key").on("meters").column("public_key").execute();
}
