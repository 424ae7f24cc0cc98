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

/**
 * A transaction takes the write lock when it begins: one that first reads could find that another
 * process had written meanwhile, and would fail without waiting. On a full disk SQLite rolls back
 * by itself; a second rollback would fail, and hide the reason.
 */
function sqlFor(file: DatabaseSync, sql: string): string {
  if (sql === "begin") return "begin immediate";
  return sql === "rollback" && !file.isTransaction ? NOTHING : sql;
}

/** Statements kept prepared: preparing one takes longer than most take to run. */
const PREPARED_MAX = 200;

function asBetterSqlite(file: DatabaseSync): SqliteDatabase {
  const prepared = new LRUCache<string, SqliteStatement>({
    max: PREPARED_MAX,
    memoMethod: (sql) => statementOf(file, sql),
  });
  return {
    close: () => file.close(),
    prepare: (sql) => prepared.memo(sqlFor(file, sql)),
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
