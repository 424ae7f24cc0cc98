import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

async function createMeters(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("meters")
    .addColumn("number", "integer", (it) => it.primaryKey().autoIncrement())
    .addColumn("meter_id", "text", (it) => it.notNull().unique())
    .addColumn("state", "text", (it) => it.notNull())
    .addColumn("rate", "real", (it) => it.notNull().check(sql`rate between 0 and 86400`))
    .addColumn("base_time", "integer", (it) => it.notNull())
    .addColumn("base_ms", "integer", (it) => it.notNull())
    .execute();
}

/** Every change of the tables since the first release, by name; a new name sorts last. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "001_meters": { up: createMeters },
};
