import { printCode } from "@utrn-lab/utrn";
import { isOpen } from "../rules/code-life.ts";
import { type CampaignCode, campaignCodes } from "../store/campaigns.ts";
import type { Store } from "../store/tables.ts";
import { codeText } from "../telling/code-text.ts";
import type { Telling } from "../telling/wording.ts";

/** Codes read and written at once: a million of them never lie in memory together. */
const PAGE_CODES = 1_000;

const COLUMNS = [
  "meterId",
  "codeId",
  "utrnCounter",
  "digits",
  "code",
  "printed",
  "status",
] as const;

/** A code as an export has it. No value holds a comma, a quote or a line end. */
function fieldsOf(row: CampaignCode): Record<(typeof COLUMNS)[number], string | number> {
  return {
    meterId: row.meter_id,
    codeId: row.code_id,
    utrnCounter: row.counter,
    digits: row.digits,
    code: row.code,
    printed: printCode(row.code),
    status: row.status,
  };
}

async function* pages(store: Store, campaignId: string): AsyncGenerator<CampaignCode[]> {
  let after = "";
  for (;;) {
    const rows = await campaignCodes(store, { campaignId }, after, PAGE_CODES);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.meter_id;
  }
}

/** What a customer is told with a code. */
function textOf(row: CampaignCode, telling: Telling): string {
  const { code, commands, fuel, meter_id: meterId } = row;
  return codeText({ code, commands, meterId, fuel }, telling);
}

/** With texts, the codes that can still count: no other is told to anybody. */
function toTell(
  rows: readonly CampaignCode[],
  telling: Telling | undefined,
): readonly CampaignCode[] {
  return telling === undefined ? rows : rows.filter(isOpen);
}

/** A text of many lines, as one field (RFC 4180). */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * A campaign's codes as CSV (RFC 4180), in the order of their meters, in pieces.
 * @param telling - adds what the customer is told in that way, and leaves out codes that cannot
 *   count any more.
 */
export async function* codesAsCsv(
  store: Store,
  campaignId: string,
  telling?: Telling,
): AsyncGenerator<string> {
  const told = (row: CampaignCode) => (telling === undefined ? [] : [quoted(textOf(row, telling))]);
  yield `${[...COLUMNS, ...(telling === undefined ? [] : ["text"])].join(",")}\r\n`;
  for await (const rows of pages(store, campaignId)) {
    yield toTell(rows, telling)
      .map((row) => `${[...Object.values(fieldsOf(row)), ...told(row)].join(",")}\r\n`)
      .join("");
  }
}

/**
 * A campaign's codes as a line of JSON each, in the order of their meters, in pieces.
 * @param telling - adds what the customer is told in that way, and leaves out codes that cannot
 *   count any more.
 */
export async function* codesAsNdjson(
  store: Store,
  campaignId: string,
  telling?: Telling,
): AsyncGenerator<string> {
  const told = (row: CampaignCode) => (telling === undefined ? {} : { text: textOf(row, telling) });
  for await (const rows of pages(store, campaignId)) {
    yield toTell(rows, telling)
      .map((row) => `${JSON.stringify({ ...fieldsOf(row), ...told(row) })}\n`)
      .join("");
  }
}
