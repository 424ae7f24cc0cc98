import { accessSync, constants, existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { StartError } from "@utrn-lab/http-host";
import {
  type Difference,
  differenceOf,
  type LastSeen,
  parseLastSeen,
  reasonOf,
} from "../audit/last-seen.ts";
import { type MarkFile, markFile } from "../keys/mark-file.ts";
import { readAuditHead } from "../store/audit.ts";
import type { Store } from "../store/tables.ts";
import { supplierKeyFile } from "./identity.ts";
import type { Settings } from "./settings.ts";

const RESUME = "npm run supplier -- resume-after-restore";

/** What whoever runs the service does about a database that is not the one that was seen. */
const REMEDIES: Record<Difference, string> = {
  moved: "start with the DATABASE_URL of that one",
  older: `if it was restored, run "${RESUME}", which moves the counter of every meter on`,
  copy: `stop the other one for good, and run "${RESUME}" on the one that is to go on`,
  other: `name that one, or, if this one takes its place, run "${RESUME} --accept-other-database"`,
  empty:
    "name that one, or start with a new supplier key; to begin at counter 1 under the key of " +
    `before, each meter registered with its lastCounter, run "${RESUME} --accept-other-database"`,
};

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Beside the key; in the data folder where nothing can be written beside it. */
export function markPath(keyFile: string, folder: string): string {
  const beside = `${keyFile}.mark`;
  if (existsSync(beside) || isWritable(dirname(keyFile))) return beside;
  return join(folder, basename(beside));
}

/**
 * The mark of the supplier key: which database it issues from, and how far that has come.
 * @param newId - gives names no other process uses.
 */
export function supplierMark(settings: Settings, newId: () => string): MarkFile<LastSeen> {
  const path = markPath(supplierKeyFile(settings), settings.folder);
  return markFile(path, parseLastSeen, newId);
}

/**
 * During a key change the mark of the old key holds, too, until the new key has one.
 * @throws StartError when a mark is damaged.
 */
export function readSupplierMark(settings: Settings, newId: () => string): LastSeen | undefined {
  const { oldKeyFile, folder } = settings;
  const seen = supplierMark(settings, newId).read();
  if (seen !== undefined || oldKeyFile === undefined) return seen;
  return markFile(markPath(oldKeyFile, folder), parseLastSeen, newId).read();
}

/**
 * Holds a process to the database that its supplier key issues from.
 * @param seen - the mark of the key; undefined where the key has none yet.
 * @returns whether another process has resumed the database since, after a restore.
 * @throws StartError saying what has happened to the database, and how to go on.
 */
export async function refuseOtherDatabase(
  store: Store,
  seen: LastSeen | undefined,
): Promise<{ readonly isResumed: boolean }> {
  const found = await readAuditHead(store, seen?.seq);
  const difference = differenceOf(seen, found);
  if (difference === undefined) {
    return { isResumed: seen !== undefined && (found.epoch ?? 0) > seen.epoch };
  }
  const reason = reasonOf(difference, seen, found);
  const sentence = `${reason[0]?.toUpperCase()}${reason.slice(1)}`;
  throw new StartError(`${sentence}: ${REMEDIES[difference]}.`);
}
