import assert from "node:assert/strict";
import { Problem } from "@utrn-lab/http-host";
import { parse } from "csv-parse/sync";
import {
  CSV_HEADER,
  csvLine,
  csvRecords,
} from "../../../apps/supplier-service/src/meters/import/csv.ts";
import {
  type ImportRecord,
  ndjsonRecords,
} from "../../../apps/supplier-service/src/meters/import/records.ts";
import { csvField, textOfField } from "../../../apps/supplier-service/src/rules/csv-text.ts";
import { AGREEMENT_CERTIFICATE } from "../../support/certificates.ts";
import { type RecordReader, recordsIn } from "../../support/import-records.ts";
import { METER_ID } from "../../support/parties.ts";
import type { Door } from "../engine/door.ts";
import { refusal } from "./laws.ts";

async function recordsOf(
  read: RecordReader,
  input: Buffer,
  size: number,
): Promise<ImportRecord[] | Problem> {
  try {
    return await recordsIn(read, input, size);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** How a file is cut into chunks on its way changes nothing; its lines are told in their order. */
async function checkFile(read: RecordReader, input: Buffer): Promise<string> {
  const whole = await recordsOf(read, input, input.length + 1);
  const cut = await recordsOf(read, input, 1 + (input.length % 13));
  assert.equal(cut instanceof Problem, whole instanceof Problem);
  if (!(cut instanceof Problem)) assert.deepEqual(cut, whole);
  if (whole instanceof Problem) return refusal(whole).slice(0, 40);
  const lines = whole.map(({ line }) => line);
  assert.deepEqual(
    lines,
    [...new Set(lines)].toSorted((a, b) => a - b),
  );
  const refused = whole.flatMap((record) => ("why" in record ? [record.why] : []));
  for (const why of refused) assert.doesNotMatch(why, /\d{16}|[0-9a-f]{32}/i);
  return [...new Set(refused)]
    .map((why) => why.replace(/\d+/g, ""))
    .join(";")
    .slice(0, 60);
}

/** What was read from a file is read the same again from what is written of it. */
async function checkWritten(records: readonly ImportRecord[]): Promise<void> {
  const said = records
    .flatMap((record) => ("value" in record ? [Object(record.value)] : []))
    .filter(({ lastCounter = 0 }) => Number.isSafeInteger(lastCounter));
  const file = Buffer.from(CSV_HEADER + said.map(csvLine).join(""));
  const again = await recordsOf(csvRecords, file, file.length);
  assert.ok(Array.isArray(again));
  const read = again.map((record) => ("value" in record ? record.value : record));
  assert.deepEqual(read, said);
}

const ROW = `${METER_ID},"${AGREEMENT_CERTIFICATE}",gas,"Flat ""2"", rear",north;terraced,17`;

export const door: Door = {
  says: "files of meters, CSV and JSON lines: each line a record or refused alone",
  bytesMax: 6_000,
  cpuMsMax: 500,
  seeds: () => [
    `meterId,publicKey,fuel,label,tags,lastCounter\r\n${ROW}\r\n`,
    `sep=;\nAction;Meter ID;Public_Key;Reason\nretire;${METER_ID};;gone\n;;;\nchange;x;"y\n`,
    `meterId\tpublicKey\tlabel\n${METER_ID}\t04ab\t'12/3\n\n"open\t1\t2\n`,
    Buffer.from(`\ufeffmeterId,publicKey\n${METER_ID},04\n`, "utf16le"),
    `{"meterId":"${METER_ID}","publicKey":"04","tags":["a"]}\n\n{"a":1,"a":2}\n[1]\n`,
  ],
  open: () => ({
    async answer(input) {
      const text = input.toString("utf8");
      const [cells = []]: string[][] = parse(`a,${csvField(text)}\r\n`, {
        record_delimiter: "\r\n",
      });
      assert.equal(textOfField(cells[1] ?? ""), text);
      const csv = await checkFile(csvRecords, input);
      const ndjson = await checkFile(ndjsonRecords, input);
      const records = await recordsOf(csvRecords, input, input.length + 1);
      if (Array.isArray(records)) await checkWritten(records);
      return `${csv} | ${ndjson}`;
    },
    close: () => {},
  }),
};
