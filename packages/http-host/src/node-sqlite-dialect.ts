import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from "kysely";
import { LRUCache } from "lru-cache";

/** Kysely asks for better-sqlite3's shape: parameters as one list, and whether rows come back. */
function statementOf(file: DatabaseSync, sql: string): SqliteStatement {
  const statement = file.prepare(sql);
  const given = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...given(parameters)),
    run: (parameters) => statement.run(...given(parameters)),
    iterate: (parameters) => statement.iterate(...given(parameters)),
  };
}

const NOTHING = "select 0 where 0";

/** A full disk has SQLite roll back by itself; a second rollback would hide the reason. */
function sqlFor(file: DatabaseSync, sql: string): string {
  return sql === "rollback" && !file.isTransaction ? NOTHING : sql;
}

/** How long a transaction waits for the write lock of another process, which may stand still. */
const LOCK_WAIT_MS = 5_000;
/** The same while the last one has waited in vain: the process does nothing else meanwhile. */
const HELD_WAIT_MS = 50;

/**
 * A transaction takes the write lock when it begins: one that first reads could find that another
 * process had written meanwhile, and would fail without waiting. Where the other one keeps the
 * lock, only the first waits its time, and those behind it are refused at once until it is free.
 */
function beginOf(file: DatabaseSync): SqliteStatement {
  let isHeld = false;
  const begin = () => {
    file.exec(`PRAGMA busy_timeout = ${isHeld ? HELD_WAIT_MS : LOCK_WAIT_MS}`);
    // One that somebody left open is nobody's: it would keep out all that come.
    if (file.isTransaction) file.exec("ROLLBACK");
    isHeld = true;
    file.exec("BEGIN IMMEDIATE");
    isHeld = false;
    return { changes: 0, lastInsertRowid: 0 };
  };
  return { reader: false, all: () => [], run: begin, iterate: () => [].values() };
}

/** Statements kept prepared: preparing one takes longer than most take to run. */
const PREPARED_MAX = 200;

function asBetterSqlite(file: DatabaseSync): SqliteDatabase {
  const prepared = new LRUCache<string, SqliteStatement>({
    max: PREPARED_MAX,
    memoMethod: (sql) => statementOf(file, sql),
  });
  const begin = beginOf(file);
  return {
    close: () => file.close(),
    prepare: (sql) => (sql === "begin" ? begin : prepared.memo(sqlFor(file, sql))),
  };
}

/** SQLite takes DDL in transactions, so a migration that fails leaves nothing behind. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely's SQLite dialect over node:sqlite. */
export class NodeSqliteDialect extends SqliteDialect {
  constructor(file: DatabaseSync) {
    super({ database: asBetterSqlite(file) });
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}
