import { type Kysely, sql } from "kysely";
import { isPostgres } from "../transact.ts";

/** Says of each code which types of commands it has. */
async function fillTypes(db: Kysely<unknown>): Promise<void> {
  const types = isPostgres(db)
    ? sql`(select string_agg(distinct item ->> 'type', ',')
        from json_array_elements(commands::json) item)`
    : sql`(select group_concat(distinct value ->> 'type') from json_each(commands))`;
  await sql`update codes set command_types = ',' || ${types} || ','`.execute(db);
}

/**
 * Codes are found across meters, newest first, by an index that has all that their filters look at
 * and that takes the place of the one by their times; campaigns are listed by one of their times.
 */
export async function letCodesBeFound(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .alterTable("codes")
    .addColumn("command_types", "text", (it) => it.notNull().defaultTo(""))
    .execute();
  await fillTypes(db);
  await schema.dropIndex("codes_issued_at").execute();
  await schema
    .createIndex("codes_found")
    .on("codes")
    .columns([
      "issued_at",
      "code_id",
      "status",
      "refusal",
      "command_types",
      "digits",
      "campaign_id",
      "meter_id",
    ])
    .execute();
  await schema
    .createIndex("campaigns_newest")
    .on("campaigns")
    .columns(["created_at", "campaign_id"])
    .execute();
}
