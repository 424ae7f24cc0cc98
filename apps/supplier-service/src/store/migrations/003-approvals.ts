import type { Kysely } from "kysely";

/** What waits for a second person, and what was decided. */
export async function createApprovals(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("approvals")
    .addColumn("approval_id", "text", (it) => it.primaryKey())
    .addColumn("kind", "text", (it) => it.notNull())
    .addColumn("meter_id", "text")
    .addColumn("request", "text", (it) => it.notNull())
    .addColumn("status", "text", (it) => it.notNull())
    .addColumn("asked_by", "text", (it) => it.notNull())
    .addColumn("asked_at", "bigint", (it) => it.notNull())
    .addColumn("decided_by", "text")
    .addColumn("decided_at", "bigint")
    .addColumn("reason", "text")
    .execute();
  await schema
    .createIndex("approvals_by_status")
    .on("approvals")
    .columns(["status", "approval_id"])
    .execute();
}
