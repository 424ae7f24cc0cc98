import { invalidRequest, type JsonFault, readJson } from "@utrn-lab/http-host";
import type { Line } from "./lines.ts";

/** What a line of an import says, or why it says nothing. */
export type ImportRecord =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly field: string; readonly why: string };

const FAULTS = {
  too_long: "is longer than 16,384 bytes",
  not_utf8: "is not UTF-8: save the file as UTF-8",
} as const;

/** Why a line's JSON is not taken. */
const JSON_FAULTS: Record<JsonFault, string> = {
  not_utf8: "is not UTF-8",
  too_deep: "is nested too deep",
  too_many: "has too many values",
  not_json: "is not JSON",
  member_twice: "has a member twice",
  reserved_member: "has a member that no object may have",
};

/** The refusal of a line that has no text, or undefined. */
export function faultOf({ number, fault }: Line): ImportRecord | undefined {
  if (fault === undefined) return undefined;
  return { line: number, field: "line", why: `line ${FAULTS[fault]}` };
}

/**
 * The text of a line that a file begins with; nothing where it has none.
 * @throws Problem `invalid_request` where it has no text.
 */
export function needText(line: Line | undefined): string {
  const fault = line?.fault;
  if (fault !== undefined)
    throw invalidRequest("header", `header: the first line ${FAULTS[fault]}`);
  return line?.text ?? "";
}

/** The records of a file with one JSON value a line; empty lines are skipped. */
export async function* ndjsonRecords(lines: AsyncIterable<Line>): AsyncGenerator<ImportRecord> {
  for await (const line of lines) {
    if (line.fault === undefined && line.text.trim() === "") continue;
    yield faultOf(line) ?? jsonOf(line);
  }
}

function jsonOf({ number, text }: Line): ImportRecord {
  const read = readJson(Buffer.from(text));
  if ("value" in read) return { line: number, value: read.value };
  return { line: number, field: "line", why: `line ${JSON_FAULTS[read.fault]}` };
}
