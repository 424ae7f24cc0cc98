import { openDatabase } from "@utrn-lab/http-host";
import type { Generated, Kysely } from "kysely";
import { MIGRATIONS } from "./migrations.ts";

/** A meter as it is kept: its state and what its time is counted from. */
export interface MeterRow {
  /** The order in which meters were made. */
  readonly number: Generated<number>;
  readonly meter_id: string;
  /** The emulator's snapshot, JSON. */
  readonly state: string;
  readonly rate: number;
  readonly base_time: number;
  readonly base_ms: number;
}

/** The tables of the bench's database. */
export interface Tables {
  readonly meters: MeterRow;
}

/** The database, or a transaction on it. */
export type Store = Kysely<Tables>;

/** Opens the database of a data folder. Throws StartError when it cannot be used. */
export function openStore(folder: string): Promise<Store> {
  return openDatabase<Tables>({ folder, file: "bench.db" }, MIGRATIONS);
}
