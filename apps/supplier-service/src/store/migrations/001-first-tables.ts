import { type Kysely, sql } from "kysely";

/** The tables of the first release. */
export async function createFirstTables(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("supplier")
    .addColumn("only", "integer", (it) => it.primaryKey().check(sql`"only" = 1`))
    .addColumn("supplier_id", "text", (it) => it.notNull())
    .addColumn("public_key", "text", (it) => it.notNull())
    .execute();
  await schema
    .createTable("api_keys")
    .addColumn("key_id", "text", (it) => it.primaryKey())
    .addColumn("hash", "text", (it) => it.notNull().unique())
    .addColumn("created_at", "bigint", (it) => it.notNull())
    .execute();
  await schema
    .createTable("meters")
    .addColumn("meter_id", "text", (it) => it.primaryKey())
    .addColumn("public_key", "text", (it) => it.notNull())
    .addColumn("fuel", "text", (it) => it.notNull())
    .addColumn("label", "text")
    .addColumn("tags", "text", (it) => it.notNull())
    .addColumn("registered_at", "bigint", (it) => it.notNull())
    .addColumn("last_counter", "bigint", (it) => it.notNull().check(sql`last_counter >= 0`))
    .addColumn("known_highest", "bigint", (it) => it.notNull())
    .addColumn("known_floor", "bigint", (it) => it.notNull())
    .addColumn("known_balance_pence", "integer")
    .addColumn("known_on", "text")
    .execute();
  // The second lock on the one rule that matters: a meter has a counter once, whatever the code
  // says.
  await schema
    .createTable("codes")
    .addColumn("code_id", "text", (it) => it.primaryKey())
    .addColumn("meter_id", "text", (it) => it.notNull().references("meters.meter_id"))
    .addColumn("counter", "bigint", (it) => it.notNull().check(sql`counter >= 1`))
    .addColumn("digits", "integer", (it) => it.notNull())
    .addColumn("code", "text", (it) => it.notNull())
    .addColumn("commands", "text", (it) => it.notNull())
    .addColumn("note", "text")
    .addColumn("status", "text", (it) => it.notNull())
    .addColumn("issued_at", "bigint", (it) => it.notNull())
    .addColumn("voided_at", "bigint")
    .addColumn("void_reason", "text")
    .addColumn("confirmed_on", "text")
    .addUniqueConstraint("codes_meter_counter", ["meter_id", "counter"])
    .execute();
  await schema
    .createTable("replays")
    .addColumn("idempotency_key", "text", (it) => it.primaryKey())
    .addColumn("request_hash", "text", (it) => it.notNull())
    .addColumn("response", "text", (it) => it.notNull())
    .execute();
  await schema
    .createTable("wrong_confirmations")
    .addColumn("meter_id", "text", (it) => it.notNull().references("meters.meter_id"))
    .addColumn("day", "text", (it) => it.notNull())
    .addColumn("attempts", "integer", (it) => it.notNull())
    .addPrimaryKeyConstraint("wrong_confirmations_day", ["meter_id", "day"])
    .execute();
}
