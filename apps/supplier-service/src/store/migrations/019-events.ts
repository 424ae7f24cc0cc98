import type { Kysely } from "kysely";

/** Who is told, how far each has been told, and what is known of the last attempts. */
async function createWebhooks({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable("webhooks")
    .addColumn("webhook_id", "text", (it) => it.primaryKey())
    .addColumn("url", "text", (it) => it.notNull())
    .addColumn("types", "text")
    .addColumn("description", "text")
    .addColumn("is_enabled", "integer", (it) => it.notNull())
    .addColumn("disabled_because", "text")
    .addColumn("created_at", "bigint", (it) => it.notNull())
    .addColumn("created_by", "text", (it) => it.notNull())
    .addColumn("secrets", "text", (it) => it.notNull())
    .addColumn("told_up_to", "bigint", (it) => it.notNull())
    .addColumn("attempts", "integer", (it) => it.notNull())
    .addColumn("failing_since", "bigint")
    .addColumn("next_attempt_at", "bigint", (it) => it.notNull())
    .addColumn("leased_by", "text")
    .addColumn("leased_until", "bigint", (it) => it.notNull())
    .addColumn("deliveries", "bigint", (it) => it.notNull())
    .execute();
  await schema
    .createTable("webhook_deliveries")
    .addColumn("webhook_id", "text", (it) => it.notNull().references("webhooks.webhook_id"))
    .addColumn("number", "bigint", (it) => it.notNull())
    .addColumn("event_id", "text", (it) => it.notNull())
    .addColumn("event_type", "text", (it) => it.notNull())
    .addColumn("attempt", "integer", (it) => it.notNull())
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("duration_ms", "integer", (it) => it.notNull())
    .addColumn("status", "integer")
    .addColumn("error", "text")
    .addColumn("answer", "text", (it) => it.notNull())
    .addColumn("next_attempt_at", "bigint")
    .addPrimaryKeyConstraint("webhook_deliveries_numbered", ["webhook_id", "number"])
    .execute();
}

/**
 * Events are told from the audit trail. Lines about many meters or codes at once name none of them
 * in a column: they are found by their action.
 */
export async function letEventsBeTold(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex("audit_by_action").on("audit").columns(["action", "seq"]).execute();
  await createWebhooks(db);
}
