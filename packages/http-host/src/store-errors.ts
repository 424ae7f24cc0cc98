import { systemErrorCode } from "./start-error.ts";

/** SQLite's temporary faults: BUSY, LOCKED, IOERR, FULL, CANTOPEN (sqlite.org/rescode). */
const SQLITE_CODES = new Set([5, 6, 10, 13, 14]);

/**
 * PostgreSQL's temporary faults (PostgreSQL, appendix A): connection exceptions, disk full, no
 * connection left, lock not available, shutdown, start-up, read-only while a standby takes over.
 */
const SQLSTATES = /^(08...|53...|55P03|57P0[1-5]|58030|25006)$/;

/** Network errors while the database is out of reach. */
const NETWORK = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** node-postgres gives no code for these. */
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

function isSqliteTemporary(error: Error): boolean {
  if (!("errcode" in error) || typeof error.errcode !== "number") return false;
  // Extended result codes have the primary one in their low byte.
  return SQLITE_CODES.has(error.errcode & 0xff);
}

/**
 * Whether an error says that the database cannot be used now: its connection lost, its disk full,
 * its file locked by another process. Nothing was acknowledged; the caller may try again.
 * @param error - whatever a query or a transaction threw.
 */
export function isStoreUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = systemErrorCode(error) ?? "";
  if (isSqliteTemporary(error) || NETWORK.has(code) || SQLSTATES.test(code)) return true;
  if (LOST.test(error.message)) return true;
  return error instanceof AggregateError && error.errors.some(isStoreUnavailable);
}
