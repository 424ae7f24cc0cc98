import { existsSync, readFileSync, writeFileSync } from "node:fs";

function fileOf(door: string): URL {
  return new URL(`../corpus/${door}.ndjson`, import.meta.url);
}

/** An input as a line: a text, or bytes that are none as base64. */
type Written = string | { readonly base64: string };

function write(input: string): string {
  const bytes = Buffer.from(input, "latin1");
  const text = bytes.toString("utf8");
  const written: Written = Buffer.from(text, "utf8").equals(bytes)
    ? text
    : { base64: bytes.toString("base64") };
  return JSON.stringify(written);
}

function read(line: string): string {
  const written: Written = JSON.parse(line);
  const isText = typeof written === "string";
  const bytes = isText ? Buffer.from(written, "utf8") : Buffer.from(written.base64, "base64");
  return bytes.toString("latin1");
}

/** The inputs that are kept for a door; each character is a byte. */
export function readCorpus(door: string): string[] {
  if (!existsSync(fileOf(door))) return [];
  return readFileSync(fileOf(door), "utf8").trimEnd().split("\n").map(read);
}

/** Keeps these inputs for a door, shortest first, and no others. */
export function writeCorpus(door: string, inputs: readonly string[]): void {
  const lines = inputs.map(write).toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  writeFileSync(fileOf(door), `${lines.join("\n")}\n`);
}
