import type { Kysely } from "kysely";

/** Codes that were to be explained and were not true: five a meter and day (code-format.md 6). */
export async function addWrongExplanations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("wrong_explanations")
    .addColumn("meter_id", "text", (it) => it.notNull().references("meters.meter_id"))
    .addColumn("day", "text", (it) => it.notNull())
    .addColumn("code", "text", (it) => it.notNull())
    .addPrimaryKeyConstraint("wrong_explanations_code", ["meter_id", "day", "code"])
    .execute();
}
