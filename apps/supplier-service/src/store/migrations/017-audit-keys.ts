import type { Kysely } from "kysely";

/** The public keys of the processes that sign the audit trail, each under a seal. */
export async function createAuditKeys(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("audit_keys")
    .addColumn("fingerprint", "text", (it) => it.notNull())
    .addColumn("seal", "text", (it) => it.notNull())
    .addColumn("public_key", "text", (it) => it.notNull())
    .addColumn("added_at", "bigint", (it) => it.notNull())
    .addPrimaryKeyConstraint("audit_keys_sealed", ["fingerprint", "seal"])
    .execute();
}
