import { hash } from "node:crypto";
import { type Kysely, sql } from "kysely";

interface SupplierTable {
  readonly supplier: { readonly public_key: string };
}

/** Each meter says under which supplier key it is, and behind which counter it began here. */
export async function addSupplierKeys(db: Kysely<unknown>): Promise<void> {
  const known = await (db as Kysely<SupplierTable>)
    .selectFrom("supplier")
    .select("public_key")
    .executeTakeFirst();
  // Meters of before are under the one key there was; without a supplier there are none.
  const keyId = known === undefined ? "" : hash("sha256", known.public_key).slice(0, 16);
  await db.schema
    .alterTable("meters")
    .addColumn("supplier_key", "text", (it) => it.notNull().defaultTo(keyId))
    .execute();
  await db.schema
    .alterTable("meters")
    .addColumn("begins_after", "bigint", (it) => it.notNull().defaultTo(sql`0`))
    .execute();
}
