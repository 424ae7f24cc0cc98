import { printCode } from "@utrn-lab/utrn";
import { isOpen } from "../rules/code-life.ts";
import { csvField } from "../rules/csv-text.ts";
import { type CampaignCode, campaignCodes } from "../store/campaigns.ts";
import type { Store } from "../store/tables.ts";
import { codeText } from "../telling/code-text.ts";
import type { Telling } from "../telling/wording.ts";

/** Codes read and written at once: a million of them never lie in memory together. */
const PAGE_CODES = 1_000;

/**
 * A code as an export has it: what a letter is addressed by, and the code. In CSV its digits are
 * those in print alone, groups that a spreadsheet leaves as they are.
 */
function fieldsOf(row: CampaignCode) {
  return {
    meterId: row.meter_id,
    label: row.label,
    fuel: row.fuel,
    tags: row.tags,
    codeId: row.code_id,
    utrnCounter: row.counter,
    digits: row.digits,
    printed: printCode(row.code),
    status: row.status,
  };
}

const COLUMNS: readonly (keyof ReturnType<typeof fieldsOf>)[] = [
  "meterId",
  "label",
  "fuel",
  "tags",
  "codeId",
  "utrnCounter",
  "digits",
  "printed",
  "status",
];

/** A value as a field of CSV; tags are separated by semicolons. */
function fieldOf(value: string | number | readonly string[] | null): string {
  if (typeof value === "number") return String(value);
  return csvField(typeof value === "string" ? value : (value ?? []).join(";"));
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
  const told = (row: CampaignCode) =>
    telling === undefined ? [] : [csvField(textOf(row, telling))];
  yield `${[...COLUMNS, ...(telling === undefined ? [] : ["text"])].join(",")}\r\n`;
  for await (const rows of pages(store, campaignId)) {
    yield toTell(rows, telling)
      .map((row) => {
        const said = fieldsOf(row);
        const fields = COLUMNS.map((column) => fieldOf(said[column]));
        return `${[...fields, ...told(row)].join(",")}\r\n`;
      })
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
      .map((row) => `${JSON.stringify({ ...fieldsOf(row), code: row.code, ...told(row) })}\n`)
      .join("");
  }
}
