import { type Kysely, sql } from "kysely";
import { foldText } from "../../rules/fold-text.ts";
import { rowsOf } from "../many.ts";

const ROWS_A_PAGE = 1_000;

interface MeterWords {
  readonly meter_id: string;
  readonly label: string | null;
  readonly tags: string;
}

async function addColumns(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .alterTable("meters")
    .addColumn("label_folded", "text", (it) => it.notNull().defaultTo(""))
    .execute();
  for (const [table, column, type] of [
    ["meters", "retired_at", "bigint"],
    ["meters", "retire_reason", "text"],
    ["meters", "last_confirmation", "text"],
    ["codes", "meter_key", "text"],
  ] as const) {
    await schema.alterTable(table).addColumn(column, type).execute();
  }
  await schema
    .createTable("meter_tags")
    .addColumn("tag", "text", (it) => it.notNull())
    .addColumn("meter_id", "text", (it) => it.notNull().references("meters.meter_id"))
    .addPrimaryKeyConstraint("meter_tags_tag", ["tag", "meter_id"])
    .execute();
}

/** Fills the folded labels and the table of tags from the meters that are there. */
async function fill(db: Kysely<unknown>): Promise<void> {
  for (let after = ""; ; ) {
    const { rows } = await sql<MeterWords>`select meter_id, label, tags from meters
      where meter_id > ${after} order by meter_id limit ${sql.lit(ROWS_A_PAGE)}`.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    const folded = rows.map(({ meter_id, label }) => ({ meter_id, to: foldText(label ?? "") }));
    await sql`update meters set label_folded = folded."to"
      from ${rowsOf(db, "folded", { meter_id: "text", to: "text" }, folded)}
      where meters.meter_id = folded.meter_id`.execute(db);
    const tagged = rows.flatMap(({ meter_id, tags }) => {
      const list: readonly string[] = JSON.parse(tags);
      return list.map((tag) => ({ tag, meter_id }));
    });
    await sql`insert into meter_tags (tag, meter_id) select tag, meter_id
      from ${rowsOf(db, "tagged", { tag: "text", meter_id: "text" }, tagged)}`.execute(db);
    after = last.meter_id;
  }
}

/** What is looked for, and by what: each index has all that its query reads, or a page of it. */
async function addIndexes(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createIndex("meters_found")
    .on("meters")
    .columns(["meter_id", "label_folded", "fuel", "retired_at"])
    .execute();
  await schema
    .createIndex("meters_ending")
    .on("meters")
    .expression(sql`substr(meter_id, 13)`)
    .execute();
  await schema
    .createIndex("codes_ending")
    .on("codes")
    .expression(sql`substr(code, length(code) - 3)`)
    .execute();
  await schema
    .createIndex("codes_campaign_status")
    .on("codes")
    .columns(["campaign_id", "status", "meter_id"])
    .where(sql<boolean>`campaign_id is not null`)
    .execute();
}

/**
 * Meters are found by parts of their labels and ids and by their tags, and codes by their last
 * digits; and what a registration says can change: a meter may be retired, and codes of before its
 * key was changed name the one that they were signed for.
 */
export async function letMetersBeFoundAndMended(db: Kysely<unknown>): Promise<void> {
  await addColumns(db);
  await fill(db);
  await addIndexes(db);
}
