import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { StartError, systemErrorCode } from "@utrn-lab/http-host";

const WORDS: Readonly<Record<string, string>> = {
  EACCES: "this user may not",
  EISDIR: "it is a folder",
  ENOTDIR: "what should be its folder is a file",
};

function reason(path: string, error: unknown): StartError {
  const code = systemErrorCode(error) ?? "unreadable";
  return new StartError(`The file ${path} cannot be used: ${WORDS[code] ?? code}.`);
}

/** The text of a secret file, or undefined when there is none. Throws StartError otherwise. */
export function readSecretFile(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return undefined;
    throw reason(path, error);
  }
}

/**
 * Puts a secret in the place of the one that a file holds, whole or not at all.
 * @param unique - ends the name of the file written before it takes the other's place.
 */
export function replaceSecretFile(path: string, secret: string, unique: string): void {
  const draft = `${path}.${unique}`;
  try {
    writeDraft(draft, secret);
    renameDraft(draft, path);
    syncFolder(path);
  } catch (error) {
    throw reason(path, error);
  }
}

/** Writes a draft, whole and on the disk; where that fails, there is none. */
function writeDraft(draft: string, secret: string): void {
  const file = openSync(draft, "wx", 0o600);
  try {
    writeFileSync(file, secret);
    fsyncSync(file);
  } catch (error) {
    unlinkSync(draft);
    throw error;
  } finally {
    closeSync(file);
  }
}

function renameDraft(draft: string, path: string): void {
  try {
    renameSync(draft, path);
  } catch (error) {
    unlinkSync(draft);
    throw error;
  }
}

/** Has a file's new name on the disk, too: a power cut would take it back. */
function syncFolder(path: string): void {
  // Windows opens no folder, and writes its names by itself.
  if (process.platform === "win32") return;
  const folder = openSync(dirname(path), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Keeps a secret in a file that only its owner reads, whole or not at all. Of two processes that
 * start at once on one folder the first one's secret stays.
 * @param path - the file; it is never overwritten.
 * @param secret - its text.
 * @param unique - ends the name of the file written before it gets its own name.
 * @returns what the file holds now: `secret`, or what another process kept.
 */
export function keepSecretFile(path: string, secret: string, unique: string): string {
  const draft = `${path}.${unique}`;
  try {
    writeDraft(draft, secret);
    try {
      linkSync(draft, path);
    } finally {
      unlinkSync(draft);
    }
    syncFolder(path);
    return secret;
  } catch (error) {
    if (systemErrorCode(error) !== "EEXIST") throw reason(path, error);
    return readFileSync(path, "utf8");
  }
}
