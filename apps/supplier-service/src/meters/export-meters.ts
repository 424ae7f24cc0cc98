import { listMeters, type MeterFilter } from "../store/find-meters.ts";
import type { MeterRecord } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import { CSV_HEADER, csvLine } from "./import/csv.ts";

const PAGE = 1_000;

/** A meter as an import takes it: registered, and retired where it is. */
function recordsOf(meter: MeterRecord) {
  const { meter_id: meterId, label, retired_at, retire_reason: reason } = meter;
  const registered = {
    action: "register",
    meterId,
    publicKey: meter.public_key,
    fuel: meter.fuel,
    ...(label === null ? {} : { label }),
    tags: meter.tags,
    // Where it is imported, no counter that was used here is used again.
    lastCounter: meter.last_counter,
  };
  return retired_at === null ? [registered] : [registered, { action: "retire", meterId, reason }];
}

async function* recordsOfAll(store: Store, filter: MeterFilter) {
  for (let after = ""; ; ) {
    const rows = await listMeters(store, filter, after, PAGE);
    for (const row of rows) yield* recordsOf(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.meter_id;
  }
}

/** Meters as NDJSON, one record a line, as they are imported. */
export async function* metersAsNdjson(store: Store, filter: MeterFilter): AsyncGenerator<string> {
  for await (const record of recordsOfAll(store, filter)) yield `${JSON.stringify(record)}\n`;
}

/** Meters as CSV, as they are imported. */
export async function* metersAsCsv(store: Store, filter: MeterFilter): AsyncGenerator<string> {
  yield CSV_HEADER;
  for await (const record of recordsOfAll(store, filter)) yield csvLine(record);
}
