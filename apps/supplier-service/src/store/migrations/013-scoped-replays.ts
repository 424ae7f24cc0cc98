import { type Kysely, sql } from "kysely";

/**
 * An idempotency key belongs to an API key and a route. Of an answer of before neither is known:
 * both are empty. It may be as young as the last code.
 */
export async function scopeReplays(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.alterTable("replays").renameTo("replays_before").execute();
  await schema
    .createTable("replays")
    .addColumn("key_id", "text", (it) => it.notNull())
    .addColumn("route", "text", (it) => it.notNull())
    .addColumn("idempotency_key", "text", (it) => it.notNull())
    .addColumn("request_hash", "text", (it) => it.notNull())
    .addColumn("response", "text", (it) => it.notNull())
    .addColumn("answered_at", "bigint", (it) => it.notNull())
    .addPrimaryKeyConstraint("replays_scope", ["key_id", "route", "idempotency_key"])
    .execute();
  await sql`INSERT INTO replays
      (key_id, route, idempotency_key, request_hash, response, answered_at)
    SELECT '', '', idempotency_key, request_hash, response,
      (SELECT COALESCE(MAX(issued_at), 0) FROM codes)
    FROM replays_before`.execute(db);
  await schema.dropTable("replays_before").execute();
  await schema.createIndex("replays_answered_at").on("replays").column("answered_at").execute();
}
