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

/**
 * What has been done to a meter: its rows are added to and never changed, and leave with the meter.
 */
async function createSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("sessions")
    .addColumn("meter_id", "text", (it) =>
      it.primaryKey().references("meters.meter_id").onDelete("cascade"),
    )
    .addColumn("start", "text", (it) => it.notNull())
    .addColumn("steps", "integer", (it) => it.notNull())
    .addColumn("missing", "integer", (it) => it.notNull())
    .execute();
  await db.schema
    .createTable("steps")
    .addColumn("meter_id", "text", (it) =>
      it.notNull().references("sessions.meter_id").onDelete("cascade"),
    )
    .addColumn("step", "integer", (it) => it.notNull())
    .addColumn("body", "text", (it) => it.notNull())
    .addPrimaryKeyConstraint("steps_key", ["meter_id", "step"])
    .execute();
  await sql`
    create trigger steps_stay before update on steps
    begin select raise(abort, 'a step stays as it was recorded'); end`.execute(db);
  // The session of a meter that is there already begins with how it is now.
  await sql`
    insert into sessions (meter_id, start, steps, missing)
    select meter_id, json_object('kind', 'snapshot', 'snapshot', json(state)), 0, 0
    from meters`.execute(db);
}

/** A meter that is there already begins to count its changes now. */
async function countRevisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("meters")
    .addColumn("revision", "integer", (it) => it.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable("meters")
    .addColumn("changed", "text", (it) => it.notNull().defaultTo('["log","outbox","knowledge"]'))
    .execute();
}

/** What moved before nobody has kept. */
async function keepMoved(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("meters")
    .addColumn("moved", "text", (it) => it.notNull().defaultTo("[]"))
    .execute();
}

/** A meter of before has no name. */
async function nameMeters(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("meters")
    .addColumn("label", "text", (it) => it.notNull().defaultTo(""))
    .execute();
}

/** Of a session that is there already nothing has been said. */
async function keepRemarks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("sessions")
    .addColumn("remarks", "text", (it) => it.notNull().defaultTo('{"steps":[]}'))
    .execute();
}

/** The load of a meter that is there already is as it was set. */
async function keepDayProfile(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("meters")
    .addColumn("day_profile", "integer", (it) =>
      it.notNull().defaultTo(0).check(sql`day_profile in (0, 1)`),
    )
    .execute();
}

/** Every change of the tables since the first release, by name; a new name sorts last. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "001_meters": { up: createMeters },
  "002_sessions": { up: createSessions },
  "003_revisions": { up: countRevisions },
  "004_moved": { up: keepMoved },
  "005_labels": { up: nameMeters },
  "006_remarks": { up: keepRemarks },
  "007_day_profile": { up: keepDayProfile },
};
