import { sql } from "kysely";
import type { Store } from "./tables.ts";
import { transact } from "./transact.ts";

/** Rows that are read and written at once. */
const PAGE = 1_000;

/** Every table of the embedded database but those of its migrations, each behind those it names. */
async function tablesInOrder(source: Store): Promise<string[]> {
  const names = (await source.introspection.getTables()).map(({ name }) => name);
  const references = new Map<string, readonly string[]>();
  for (const name of names) {
    const { rows } = await sql<{ table: string }>`
      select "table" from pragma_foreign_key_list(${name})`.execute(source);
    references.set(
      name,
      rows.map(({ table }) => table),
    );
  }
  const ordered: string[] = [];
  while (ordered.length < names.length) {
    const isReady = (name: string) =>
      (references.get(name) ?? []).every((other) => other === name || ordered.includes(other));
    const next = names.find((name) => !ordered.includes(name) && isReady(name));
    if (next === undefined) throw new Error("tables name each other in a ring");
    ordered.push(next);
  }
  return ordered;
}

async function copyTable(source: Store, target: Store, name: string): Promise<number> {
  const table = sql.table(name);
  const { rows: first } = await sql`select 1 from ${table} limit 1`.execute(target);
  // What the migrations have put there, and the old database has as well.
  if (first.length > 0) await sql`delete from ${table}`.execute(target);
  let copied = 0;
  for (let after = 0; ; ) {
    const { rows } = await sql<Record<string, unknown> & { row_number: number }>`
      select rowid as row_number, * from ${table}
      where rowid > ${after} order by rowid limit ${PAGE}`.execute(source);
    const last = rows.at(-1);
    if (last === undefined) return copied;
    const json = JSON.stringify(rows);
    await sql`insert into ${table}
      select * from json_populate_recordset(null::${table}, ${json})`.execute(target);
    copied += rows.length;
    after = last.row_number;
  }
}

/** What was copied. */
interface Copied {
  readonly tables: number;
  readonly rows: number;
}

/**
 * Copies every row of every table from an embedded database to a PostgreSQL one of the same
 * migrations that nobody has used: all, or nothing. Which tables and columns there are, the
 * databases say.
 * @param source - one that nobody changes meanwhile.
 */
export async function copyTables(source: Store, target: Store): Promise<Copied> {
  const tables = await tablesInOrder(source);
  return transact(target, async (transaction) => {
    let rows = 0;
    for (const name of tables) rows += await copyTable(source, transaction, name);
    // The old database says that it is moved; the new one is where to.
    await transaction.updateTable("supplier").set({ is_moved: 0 }).execute();
    return { tables: tables.length, rows };
  });
}
