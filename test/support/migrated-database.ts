import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../apps/supplier-service/src/store/database.ts";

const FILE = "supplier.db";

let migrated: Promise<Buffer> | undefined;

/** Every statement of a migration waits for the disk: it is done once for all tests of a file. */
async function migrate(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "migrated-"));
  const store = await openStore({ folder, databaseUrl: undefined });
  await store.destroy();
  const database = readFileSync(join(folder, FILE));
  rmSync(folder, { recursive: true });
  return database;
}

/**
 * Makes the folder of an embedded database, unless it is there, with a database in it that is empty
 * and of this version: as a service that was started there and ended before it had a key.
 */
export async function makeMigratedFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  migrated ??= migrate();
  const database = await migrated;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, FILE), database, { mode: 0o600 });
}
