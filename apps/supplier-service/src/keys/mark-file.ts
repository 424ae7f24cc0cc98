import { hash } from "node:crypto";
import { closeSync, openSync, writeFileSync } from "node:fs";
import { StartError } from "@utrn-lab/http-host";
import { readSecretFile, replaceSecretFile } from "./secret-file.ts";

/**
 * What the holder of a key has last seen, kept beside the key: a database that was put back, or
 * taken for another one, cannot know it.
 */
export interface MarkFile<Mark> {
  readonly path: string;
  /**
   * The mark, or undefined where there is none.
   * @throws StartError when it is damaged or cannot be read.
   */
  read(): Mark | undefined;
  /**
   * Keeps a mark, the first one or another: whole or not at all, and on the disk.
   * @throws StartError when it cannot be written.
   */
  keep(mark: Mark): void;
  /**
   * Writes over the mark that is there, and leaves it to the system when it reaches the disk: a
   * power cut may leave an earlier mark, and a killed process loses none.
   * @throws the system's error when there is no mark, or when it cannot be written.
   */
  overwrite(mark: Mark): void;
}

/** A sector of a disk: a write of it is not left half done. Every mark has this length. */
const LENGTH_BYTES = 512;
/** Who reads in the very moment of a write reads again. */
const TRIES = 5;

/** A mark as its file holds it: JSON with its own SHA-256, and blanks behind. */
function textOf(mark: object): string {
  const record = JSON.stringify(mark);
  const text = `{"mark":${record},"sha256":"${hash("sha256", record)}"}`;
  if (text.length >= LENGTH_BYTES) throw new RangeError("a mark must be less than 512 bytes");
  return `${text.padEnd(LENGTH_BYTES - 1)}\n`;
}

/** What a file's text holds, as far as it is what was written. */
function recordOf(text: string): unknown {
  try {
    const { mark, sha256 } = JSON.parse(text);
    return hash("sha256", JSON.stringify(mark)) === sha256 ? mark : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The mark in a file of its owner only.
 * @param path - the file, beside the key that the mark belongs to.
 * @param parse - the mark that a JSON value is, or undefined where it is none.
 * @param newId - gives names no other process uses.
 */
export function markFile<Mark extends object>(
  path: string,
  parse: (json: unknown) => Mark | undefined,
  newId: () => string,
): MarkFile<Mark> {
  return {
    path,
    read: () => {
      for (let tries = 1; tries <= TRIES; tries += 1) {
        const text = readSecretFile(path);
        if (text === undefined) return undefined;
        const mark = parse(recordOf(text));
        if (mark !== undefined) return mark;
      }
      throw new StartError(`The mark ${path} is damaged: the guide on backups says how to go on.`);
    },
    keep: (mark) => replaceSecretFile(path, textOf(mark), newId()),
    overwrite: (mark) => {
      const file = openSync(path, "r+");
      try {
        writeFileSync(file, textOf(mark));
      } finally {
        closeSync(file);
      }
    },
  };
}
