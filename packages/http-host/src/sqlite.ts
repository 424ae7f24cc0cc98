import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { migrationFault } from "./newer-database.ts";
import { NodeSqliteDialect } from "./node-sqlite-dialect.ts";
import { StartError, systemErrorCode } from "./start-error.ts";

/** How long to wait while another process writes the same file. */
const BUSY_TIMEOUT_MS = 10_000;

/** The pause between two attempts where SQLite itself does not wait. */
const BUSY_PAUSE_MS = 20;
/** SQLite's result code for a file that another process has locked. */
const SQLITE_BUSY = 5;

/** WAL with a sync at every commit, so that what was acknowledged survives a power cut. */
const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA foreign_keys = ON;
`;

/** Makes a data folder that only its owner can read, with its missing parents. */
export function makePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} cannot be made (${systemErrorCode(error) ?? "unknown reason"}).`,
    );
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}

/**
 * Sets up a connection. If another process is turning the same new file to WAL, this fails at once,
 * because SQLite does not wait for a lock while it holds one; so it is repeated until the timeout.
 */
function setUp(file: DatabaseSync): void {
  const pause = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  for (let waitedMs = 0; ; waitedMs += BUSY_PAUSE_MS) {
    try {
      file.exec(PRAGMAS);
      return;
    } catch (error) {
      if (!isBusy(error) || waitedMs >= BUSY_TIMEOUT_MS) throw error;
      Atomics.wait(pause, 0, 0, BUSY_PAUSE_MS);
    }
  }
}

/**
 * Looks at every page of the file, which takes some seconds a gigabyte: a damaged one would be
 * found only when somebody asks for what was on it, and would spread until then.
 */
function refuseDamaged(file: DatabaseSync): void {
  const { quick_check: found } = file.prepare("PRAGMA quick_check(1)").get() ?? {};
  if (found !== "ok") throw new Error("it is damaged, restore a backup");
}

function openFile(path: string): DatabaseSync {
  try {
    // SQLite gives its -wal and -shm files the mode of the file that is there.
    closeSync(openSync(path, "a", 0o600));
    const file = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    setUp(file);
    refuseDamaged(file);
    return file;
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown reason";
    throw new StartError(`The database ${path} cannot be opened: ${reason}.`);
  }
}

/**
 * Opens a database in a data folder, making both where they are missing, and brings it up to date.
 * Kysely holds one connection and lends it to one query or transaction at a time, so nothing of
 * another request runs inside a transaction; transactions begin IMMEDIATE, so two processes on one
 * file take turns.
 * @param at - the folder, and the file's name in it.
 * @param migrations - by name; new names sort after old ones.
 * @throws StartError when the folder or the file cannot be used.
 */
export async function openDatabase<Tables>(
  at: { readonly folder: string; readonly file: string },
  migrations: Readonly<Record<string, Migration>>,
): Promise<Kysely<Tables>> {
  makePrivateFolder(at.folder);
  const path = join(at.folder, at.file);
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(openFile(path)) });
  try {
    await db.transaction().execute(async (transaction) => {
      const provider = { getMigrations: async () => ({ ...migrations }) };
      const { error } = await new Migrator({ db: transaction, provider }).migrateToLatest();
      if (error !== undefined) throw error;
    });
  } catch (error) {
    await db.destroy();
    const why = migrationFault(error);
    throw new StartError(`The database ${path} cannot be brought up to date: ${why}.`);
  }
  return db;
}
