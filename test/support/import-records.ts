import type { csvRecords } from "../../apps/supplier-service/src/meters/import/csv.ts";
import { linesOf } from "../../apps/supplier-service/src/meters/import/lines.ts";
import type { ImportRecord } from "../../apps/supplier-service/src/meters/import/records.ts";

/** Reads records from the lines of a file of meters: CSV or JSON lines. */
export type RecordReader = typeof csvRecords;

async function* chunksOf(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/**
 * The records of a file that comes in chunks.
 * @param length - of a chunk, 1 or more.
 */
export async function recordsIn(
  reader: RecordReader,
  bytes: Uint8Array,
  length: number,
): Promise<ImportRecord[]> {
  const records: ImportRecord[] = [];
  for await (const record of reader(linesOf(chunksOf(bytes, length)))) records.push(record);
  return records;
}
