import type { Kysely } from "kysely";

/** Lines of the audit trail are found by the request that asked for what they record. */
export async function nameRequestsOfLines(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("audit").addColumn("request_id", "text").execute();
  await db.schema
    .createIndex("audit_by_request_id")
    .on("audit")
    .columns(["request_id", "seq"])
    .where("request_id", "is not", null)
    .execute();
}
