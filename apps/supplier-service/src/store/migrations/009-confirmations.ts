import { type Kysely, sql } from "kysely";

/**
 * What a meter's confirmation codes teach of its clock, which codes it applied in part, and which
 * codes proved nothing: five different ones a meter and day, the same digits counted once
 * (code-format.md 6). Of those counted before the digits are not known.
 */
export async function addConfirmations(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .alterTable("meters")
    .addColumn("clock_days", "integer", (it) => it.notNull().defaultTo(0))
    .execute();
  await schema
    .alterTable("codes")
    .addColumn("applied_in_part", "integer", (it) => it.notNull().defaultTo(0))
    .execute();
  await schema
    .createTable("unproved_confirmations")
    .addColumn("meter_id", "text", (it) => it.notNull().references("meters.meter_id"))
    .addColumn("day", "text", (it) => it.notNull())
    .addColumn("code", "text", (it) => it.notNull())
    .addColumn("clock_days", "integer")
    .addPrimaryKeyConstraint("unproved_confirmations_code", ["meter_id", "day", "code"])
    .execute();
  for (const at of [1, 2, 3, 4, 5]) {
    await sql`INSERT INTO unproved_confirmations (meter_id, day, code)
      SELECT meter_id, day, ${sql.lit(`counted ${at}`)} FROM wrong_confirmations
      WHERE attempts >= ${sql.lit(at)}`.execute(db);
  }
  await schema.dropTable("wrong_confirmations").execute();
}
