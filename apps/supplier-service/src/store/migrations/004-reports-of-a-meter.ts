import type { Kysely } from "kysely";

/** A meter's settings, what it has reported, and why a code was issued once more. */
export async function addReportsOfAMeter(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema.alterTable("codes").addColumn("reason", "text").execute();
  await schema
    .createTable("meter_settings")
    .addColumn("meter_id", "text", (it) => it.primaryKey().references("meters.meter_id"))
    .addColumn("max_credit_pence", "bigint")
    .addColumn("max_balance_pence", "bigint")
    .execute();
  // A batch that comes again is the same rows; nobody types two codes in one second.
  await schema
    .createTable("meter_alerts")
    .addColumn("meter_id", "text", (it) => it.notNull().references("meters.meter_id"))
    .addColumn("at", "bigint", (it) => it.notNull())
    .addColumn("event", "text", (it) => it.notNull())
    .addColumn("text", "text", (it) => it.notNull())
    .addColumn("credit_pence", "bigint")
    .addColumn("code_id", "text", (it) => it.references("codes.code_id"))
    .addColumn("received_at", "bigint", (it) => it.notNull())
    .addPrimaryKeyConstraint("meter_alerts_row", ["meter_id", "at", "event", "text"])
    .execute();
}
