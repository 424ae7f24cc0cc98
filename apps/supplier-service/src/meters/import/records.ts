import type { Line } from "./lines.ts";

/** What a line of an import says, or why it says nothing. */
export type ImportRecord =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly field: string; readonly why: string };

const FAULTS = {
  too_long: "is longer than 16,384 bytes",
  not_utf8: "is not UTF-8",
} as const;

/** The refusal of a line that has no text, or undefined. */
export function faultOf({ number, fault }: Line): ImportRecord | undefined {
  if (fault === undefined) return undefined;
  return { line: number, field: "line", why: `line ${FAULTS[fault]}` };
}

/** The records of a file with one JSON value a line; empty lines are skipped. */
export async function* ndjsonRecords(lines: AsyncIterable<Line>): AsyncGenerator<ImportRecord> {
  for await (const line of lines) {
    if (line.fault === undefined && line.text.trim() === "") continue;
    yield faultOf(line) ?? jsonOf(line);
  }
}

function jsonOf({ number, text }: Line): ImportRecord {
  try {
    return { line: number, value: JSON.parse(text) };
  } catch {
    return { line: number, field: "line", why: "line is not JSON" };
  }
}
