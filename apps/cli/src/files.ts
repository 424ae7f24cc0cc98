import { closeSync, fsyncSync, openSync, readSync, renameSync, writeFileSync } from "node:fs";
import { FieldRangeError } from "@utrn-lab/utrn/checks";
import { fileError } from "./failure.ts";

/** Of files that hold keys, and of codes, which are money. */
export const OWNER_ONLY = 0o600;

/** Reads at most so many bytes, and one: a device or a pipe may never end. */
function readUpTo(file: string, bytes: number): Buffer {
  const opened = openSync(file, "r");
  try {
    const buffer = Buffer.alloc(bytes + 1);
    let length = 0;
    for (;;) {
      const count = readSync(opened, buffer, length, buffer.length - length, null);
      length += count;
      if (count === 0 || length === buffer.length) return buffer.subarray(0, length);
    }
  } finally {
    closeSync(opened);
  }
}

/**
 * The bytes of a file.
 * @param option - what names it, for the error.
 * @param bytesMax - a longer one is none of those that are meant.
 * @throws Unusable where it cannot be read, FieldRangeError where it is too long.
 */
export function readFile(file: string, option: string, bytesMax: number): Buffer {
  let bytes: Buffer;
  try {
    bytes = readUpTo(file, bytesMax);
  } catch (error) {
    throw fileError(option, "cannot be read", error);
  }
  if (bytes.length <= bytesMax) return bytes;
  throw new FieldRangeError(option, `must name a file of at most ${bytesMax} bytes`);
}

/** The text of a file; the parameters and errors are those of `readFile`. */
export function readTextFile(file: string, option: string, bytesMax: number): string {
  return readFile(file, option, bytesMax).toString("utf8");
}

/**
 * Writes a file that is not there yet, for its owner only.
 * @throws Unusable naming the option, also where there is one: it is never overwritten.
 */
export function writeNewFile(file: string, option: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: OWNER_ONLY, flag: "wx" });
  } catch (error) {
    throw fileError(option, "cannot be written", error);
  }
}

/**
 * Puts a text in the place of what a file holds, whole or not at all, for its owner only.
 * @throws Unusable naming the option.
 */
export function replaceFile(file: string, option: string, text: string): void {
  const draft = `${file}.draft`;
  try {
    const opened = openSync(draft, "w", OWNER_ONLY);
    try {
      writeFileSync(opened, text);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(draft, file);
  } catch (error) {
    throw fileError(option, "cannot be written", error);
  }
}
