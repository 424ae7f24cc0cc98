import { type Kysely, sql } from "kysely";

/** Commands as the first revision of the format had them in JSON: only this one has changed. */
type OldCommand = { readonly type: string; readonly dates?: readonly string[] };

const OLD_TYPE = "set_non_disconnect_dates";
const NEW_TYPE = "set_non_disconnect_periods";
const ROWS_A_PAGE = 500;

interface Rows {
  readonly rows: { readonly row_id: string; readonly value: string };
}

/** Each date becomes a period of one day: it protects from and until the same moments. */
function convert(command: OldCommand): object {
  if (command.type !== OLD_TYPE) return command;
  return { type: NEW_TYPE, periods: (command.dates ?? []).map((from) => ({ from, days: 1 })) };
}

/**
 * A request that has not been issued. Three periods fit where three dates did, four may not: where
 * a length was asked for, the shortest that holds them is taken now.
 */
function convertRequest(text: string): string {
  const { digits: _, commands, ...rest } = JSON.parse(text);
  return JSON.stringify({ ...rest, commands: commands.map(convert) });
}

function convertCommands(text: string): string {
  const commands: readonly OldCommand[] = JSON.parse(text);
  return JSON.stringify(commands.map(convert));
}

/** Rewrites the JSON of a column where it holds the command of before, a page of rows at once. */
async function rewrite(
  db: Kysely<unknown>,
  [table, key, column]: readonly [table: string, key: string, column: string],
  convertText: (text: string) => string,
): Promise<void> {
  const at = { table: sql.ref(table), key: sql.ref(key), column: sql.ref(column) };
  for (let after = ""; ; ) {
    const { rows } = await sql<Rows["rows"]>`
      SELECT ${at.key} AS row_id, ${at.column} AS value FROM ${at.table}
      WHERE ${at.key} > ${after} AND ${at.column} LIKE ${`%"${OLD_TYPE}"%`}
      ORDER BY ${at.key} LIMIT ${sql.lit(ROWS_A_PAGE)}`.execute(db);
    for (const { row_id, value } of rows) {
      const text = convertText(value);
      await sql`UPDATE ${at.table} SET ${at.column} = ${text} WHERE ${at.key} = ${row_id}`.execute(
        db,
      );
      after = row_id;
    }
    if (rows.length < ROWS_A_PAGE) return;
  }
}

/**
 * The format's second revision: non-disconnect dates have become periods, and each code says of
 * which revision it is. A 20-digit top-up is the same in both and counts as one of the second;
 * every other code of before has a MAC of the first revision (label DP094-1), which no meter takes
 * any more (code-format.md 4). Those still out are settled at the start, where it can be recorded.
 */
export async function takeSecondRevision(db: Kysely<unknown>): Promise<void> {
  await rewrite(db, ["codes", "code_id", "commands"], convertCommands);
  await rewrite(db, ["approvals", "approval_id", "request"], convertRequest);
  await rewrite(db, ["campaigns", "campaign_id", "request"], convertRequest);
  await sql`UPDATE policies
    SET value = REPLACE(value, ${`"${OLD_TYPE}"`}, ${`"${NEW_TYPE}"`})`.execute(db);
  await db.schema
    .alterTable("codes")
    .addColumn("format_revision", "integer", (it) => it.notNull().defaultTo(2))
    .execute();
  await sql`UPDATE codes SET format_revision = 1
    WHERE NOT (digits = 20 AND commands LIKE ${'%"top_up"%'})`.execute(db);
  await db.schema
    .createIndex("codes_of_first_revision")
    .on("codes")
    .column("code_id")
    .where(sql<boolean>`format_revision = 1`)
    .execute();
}
