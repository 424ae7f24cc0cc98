import { isStoreUnavailable, systemErrorCode } from "@utrn-lab/http-host";
import { PostgresAdapter, type SelectQueryBuilder } from "kysely";
import type { Store, Tables } from "./tables.ts";

/**
 * What PostgreSQL tells one of two transactions that met: deadlock, serialization failure, and a
 * row of the same name that the other has added. Done again, it sees what the other did.
 */
const MET = new Set(["40P01", "40001", "23505"]);
const TRIES_MAX = 5;

/** Whether the database is PostgreSQL, where transactions run beside each other. */
export function isPostgres(store: Pick<Store, "getExecutor">): boolean {
  return store.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * Locks the rows that a query selects until the transaction ends. On SQLite a transaction has the
 * whole file to itself from its beginning (`BEGIN IMMEDIATE`), and no row lock is needed or known.
 * @param how - `update` keeps every other lock out; `share` only those of `update`, and changes;
 *   `first free` is as `update`, and passes over what others have locked.
 */
export function lockRows<T extends keyof Tables, Row>(
  store: Store,
  query: SelectQueryBuilder<Tables, T, Row>,
  how: "update" | "share" | "first free" = "update",
): SelectQueryBuilder<Tables, T, Row> {
  if (!isPostgres(store)) return query;
  if (how === "share") return query.forShare();
  return how === "update" ? query.forUpdate() : query.forUpdate().skipLocked();
}

/**
 * Runs a transaction, and runs it again from its beginning where another one was in its way.
 * @param work - reads and writes through the transaction it is given and does nothing else that
 *   lasts.
 * @throws whatever `work` throws, with nothing stored.
 */
export async function transact<T>(
  store: Store,
  work: (transaction: Store) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await store.transaction().execute(work);
    } catch (error) {
      const hasMet = MET.has(systemErrorCode(error) ?? "") && !isStoreUnavailable(error);
      if (!hasMet || tries === TRIES_MAX) throw error;
    }
  }
}
