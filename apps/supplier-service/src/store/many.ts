import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from "kysely";
import type { Store, Tables } from "./tables.ts";
import { isPostgres } from "./transact.ts";

/**
 * Whether a column is one of many values, which go as one parameter: a statement for five hundred
 * meters then has the text of one for two, and needs no new plan.
 */
export function isAnyOf(
  store: Store,
  column: string,
  values: readonly string[],
): RawBuilder<SqlBool> {
  if (isPostgres(store)) return sql`${sql.ref(column)} = any(${values}::text[])`;
  return sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`;
}

/**
 * Many rows as one parameter, to select from.
 * @param name - what the statement calls them.
 * @param types - the columns, and the type of each.
 * @param rows - an object a row; members that are left out are null.
 */
export function rowsOf<Column extends string>(
  store: Pick<Store, "getExecutor">,
  name: string,
  types: Readonly<Record<Column, "text" | "bigint">>,
  rows: readonly Readonly<Partial<Record<Column, string | number | null>>>[],
): RawBuilder<unknown> {
  const json = JSON.stringify(rows);
  const columns = Object.entries(types) as [Column, "text" | "bigint"][];
  if (isPostgres(store)) {
    const typed = columns.map(([column, type]) => sql`${sql.ref(column)} ${sql.raw(type)}`);
    return sql`json_to_recordset(${json}) as ${sql.table(name)}(${sql.join(typed)})`;
  }
  const members = columns.map(
    ([column]) => sql`value ->> ${sql.lit(column)} as ${sql.ref(column)}`,
  );
  // As text each row would be written anew for each of its columns.
  return sql`(select ${sql.join(members)} from jsonb_each(${json})) as ${sql.table(name)}`;
}

/** How many rows a query has, counted up to `most`: of a million nobody waits for the last. */
export async function countUpTo<T extends keyof Tables, Row>(
  store: Store,
  query: SelectQueryBuilder<Tables, T, Row>,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ readonly count: number | string }>`
    select count(*) as count from (${query.limit(most)}) as counted`.execute(store);
  return Number(rows[0]?.count);
}
