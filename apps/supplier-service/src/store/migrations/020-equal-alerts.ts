import { type Kysely, sql } from "kysely";

/**
 * Alerts of equal kind and second are told apart by their ids, or counted where they have none. Of
 * those of before each was kept once, as the first.
 */
export async function tellEqualAlertsApart(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.alterTable("meter_alerts").renameTo("meter_alerts_before").execute();
  await schema
    .createTable("meter_alerts")
    .addColumn("meter_id", "text", (it) => it.notNull().references("meters.meter_id"))
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("event", "text", (it) => it.notNull())
    .addColumn("text", "text", (it) => it.notNull())
    .addColumn("alert_id", "text", (it) => it.notNull())
    .addColumn("occurrence", "integer", (it) => it.notNull())
    .addColumn("credit_pence", "bigint")
    .addColumn("code_id", "text", (it) => it.references("codes.code_id"))
    .addColumn("received_at", "bigint", (it) => it.notNull())
    .addPrimaryKeyConstraint("meter_alerts_told", [
      "meter_id",
      "at",
      "event",
      "text",
      "alert_id",
      "occurrence",
    ])
    .execute();
  await sql`insert into meter_alerts
      (meter_id, at, event, text, alert_id, occurrence, credit_pence, code_id, received_at)
    select meter_id, at, event, text, '', 1, credit_pence, code_id, received_at
    from meter_alerts_before`.execute(db);
  await schema.dropTable("meter_alerts_before").execute();
}
