import { Problem } from "@utrn-lab/http-host";
import { findMeter, type MeterRecord } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";

/** There is no such meter. */
export function noMeter(): Problem {
  return new Problem("not_found", "No meter is registered under this id.");
}

/** A meter that must have been found. Throws Problem `not_found`. */
export function meterOrProblem(meter: MeterRecord | undefined): MeterRecord {
  if (meter === undefined) throw noMeter();
  return meter;
}

/** A meter that must be there. Throws Problem `not_found`. */
export async function requireMeter(store: Store, meterId: string): Promise<MeterRecord> {
  return meterOrProblem(await findMeter(store, meterId));
}
