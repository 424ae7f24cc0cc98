import { printCode } from "@utrn-lab/utrn";
import { campaignCodes } from "../store/campaigns.ts";
import type { CodeRow, Store } from "../store/database.ts";

/** So many codes are read and written at once: the whole of a million never lies in memory. */
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
function exported(row: CodeRow): Record<(typeof COLUMNS)[number], string | number> {
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

async function* pages(store: Store, campaignId: string): AsyncGenerator<CodeRow[]> {
  let after = "";
  for (;;) {
    const rows = await campaignCodes(store, campaignId, after, PAGE_CODES);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.meter_id;
  }
}

/** A campaign's codes as CSV (RFC 4180), in the order of their meters, in pieces. */
export async function* codesAsCsv(store: Store, campaignId: string): AsyncGenerator<string> {
  yield `${COLUMNS.join(",")}\r\n`;
  for await (const rows of pages(store, campaignId)) {
    yield rows.map((row) => `${Object.values(exported(row)).join(",")}\r\n`).join("");
  }
}

/** A campaign's codes as a line of JSON each, in the order of their meters, in pieces. */
export async function* codesAsNdjson(store: Store, campaignId: string): AsyncGenerator<string> {
  for await (const rows of pages(store, campaignId)) {
    yield rows.map((row) => `${JSON.stringify(exported(row))}\n`).join("");
  }
}
