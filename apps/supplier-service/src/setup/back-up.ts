import { closeSync, openSync } from "node:fs";
import { StartError, systemErrorCode } from "@utrn-lab/http-host";
import { sql } from "kysely";
import { openStore } from "../store/database.ts";
import type { Settings } from "./settings.ts";

/** Makes a file that only its owner reads, and that was not there. */
function makePrivateFile(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    const why = systemErrorCode(error) ?? "unknown reason";
    throw new StartError(`The backup ${path} cannot be made (${why}): name a file that is new.`);
  }
}

/**
 * Writes what the embedded database holds at one moment to a file of its own, while the service
 * goes on (SQLite, VACUUM INTO).
 * @param path - a file that is not there yet.
 * @returns what to tell whoever runs it.
 * @throws StartError where the service has PostgreSQL, or the file cannot be made.
 */
export async function backUp(settings: Settings, path: string): Promise<string[]> {
  if (settings.databaseUrl !== undefined) {
    throw new StartError("The database of DATABASE_URL is backed up by pg_dump.");
  }
  makePrivateFile(path);
  const store = await openStore(settings);
  try {
    await sql`VACUUM INTO ${path}`.execute(store);
  } finally {
    await store.destroy();
  }
  return [`The database is backed up in ${path}; keep the supplier's key somewhere else.`];
}
