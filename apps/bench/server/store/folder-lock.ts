import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { makePrivateFolder, StartError } from "@utrn-lab/http-host";

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}

/**
 * Takes a data folder for this process alone. A second bench on it would answer from a memory of
 * its own, and apply codes that the first has applied. The lock is the operating system's, by way
 * of SQLite: it ends with the process, however that ends.
 * @returns lets the folder go; called again it does nothing.
 * @throws StartError when another process has it.
 */
export function lockFolder(folder: string): () => void {
  makePrivateFolder(folder);
  const lock = new DatabaseSync(join(folder, "lock.db"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new StartError(
      `Another bench is using the data folder ${folder}: stop it, or set DATA_DIR.`,
    );
  }
  return () => {
    if (lock.isOpen) lock.close();
  };
}
