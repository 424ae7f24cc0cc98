import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeSync,
} from "node:fs";
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
    writeSecret(draft, secret);
    renameSync(draft, path);
  } catch (error) {
    throw reason(path, error);
  }
}

function writeSecret(path: string, secret: string): void {
  const file = openSync(path, "wx", 0o600);
  writeSync(file, secret);
  fsyncSync(file);
  closeSync(file);
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
    writeSecret(draft, secret);
    try {
      linkSync(draft, path);
    } finally {
      unlinkSync(draft);
    }
    return secret;
  } catch (error) {
    if (systemErrorCode(error) !== "EEXIST") throw reason(path, error);
    return readFileSync(path, "utf8");
  }
}
