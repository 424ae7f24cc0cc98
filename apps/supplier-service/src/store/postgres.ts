import { setTimeout as sleep } from "node:timers/promises";
import { migrationFault, StartError, systemErrorCode } from "@utrn-lab/http-host";
import { Kysely, PostgresDialect } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import pg from "pg";
import { refuseOtherSettings, SESSION_OPTIONS } from "./postgres-session.ts";

/**
 * int8 on the wire (pg_type.oid). Every one of ours is a counter, a time or a count: below 2^53.
 */
const INT8 = 20;
/** Connections of a process; its requests wait for one in turn. */
const CONNECTIONS_MAX = 10;
const CONNECT_TIMEOUT_MS = 5_000;

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === INT8 && format !== "binary" ? Number : pg.types.getTypeParser(oid, format as "text"),
};

function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: "utrn-lab supplier",
    options: SESSION_OPTIONS,
    types,
  });
  // A connection lost while nobody uses it leaves the pool; the next request opens another.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** A database that is starting is waited for, ten seconds. */
const START_TRIES = 20;
const START_PAUSE_MS = 500;

/** Whether the database says that it is starting up (cannot_connect_now). */
function isStarting(error: unknown): boolean {
  return systemErrorCode(error) === "57P03";
}

/** PostgreSQL's insufficient_privilege. */
const NOT_PERMITTED = "42501";
const OWNER_CURE =
  "the role that owns its tables brings them up to date: npm run supplier -- migrate";
/** PgBouncer's words where a connection says how it shall be set. */
const POOL_REFUSES = /^unsupported startup parameter/;
const POOL_CURE =
  "PgBouncer takes no settings from a connection; name options in its ignore_startup_parameters";

/**
 * A reason in the database's or the system's words; neither repeats the password of the address.
 */
function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  if (message === "") return systemErrorCode(error) ?? "unknown reason";
  if (systemErrorCode(error) === NOT_PERMITTED) return `${message}; ${OWNER_CURE}`;
  return POOL_REFUSES.test(message) ? POOL_CURE : migrationFault(error);
}

/**
 * Opens a PostgreSQL database and brings its tables up to date; of processes that start at once,
 * one does it and the others wait (Kysely's Migrator takes an advisory lock).
 * @param url - postgres://...
 * @param migrations - by name; new names sort after old ones.
 * @throws StartError when it cannot be reached or brought up to date.
 */
export async function openPostgres<Tables>(
  url: string,
  migrations: Readonly<Record<string, Migration>>,
): Promise<Kysely<Tables>> {
  let db: Kysely<Tables>;
  try {
    db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(url) }) });
  } catch {
    throw new StartError("DATABASE_URL must be an address of the form postgres://user@host/name.");
  }
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const migrate = () => new Migrator({ db, provider }).migrateToLatest();
  let { error } = await migrate();
  for (let tries = 1; isStarting(error) && tries < START_TRIES; tries += 1) {
    await sleep(START_PAUSE_MS);
    ({ error } = await migrate());
  }
  try {
    if (error !== undefined) {
      throw new StartError(`The database of DATABASE_URL cannot be used: ${reason(error)}.`);
    }
    await refuseOtherSettings(db);
    return db;
  } catch (fault) {
    await db.destroy();
    throw fault;
  }
}
