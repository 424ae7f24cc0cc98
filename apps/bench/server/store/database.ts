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
  readonly label: Generated<string>;
  /** 1 where the load follows the profile of a day, else 0. */
  readonly day_profile: Generated<number>;
  readonly rate: number;
  readonly base_time: number;
  readonly base_ms: number;
  /** How many changes of it have been stored, and the parts that the last one touched, JSON. */
  readonly revision: Generated<number>;
  readonly changed: Generated<string>;
  /** The registers that the last event moved, JSON. */
  readonly moved: Generated<string>;
}

/** The session of a meter: how it began, and how much of it is kept. */
interface SessionRow {
  readonly meter_id: string;
  /** JSON of a SessionStart. */
  readonly start: string;
  readonly steps: number;
  readonly missing: number;
  /** JSON of what testers say of it. */
  readonly remarks: Generated<string>;
}

/** One thing done to a meter; rows are only ever added, and leave with their session. */
interface StepRow {
  readonly meter_id: string;
  readonly step: number;
  /** JSON of a SessionStep without its number. */
  readonly body: string;
}

/** The tables of the bench's database. */
interface Tables {
  readonly meters: MeterRow;
  readonly sessions: SessionRow;
  readonly steps: StepRow;
}

/** The database, or a transaction on it. */
export type Store = Kysely<Tables>;

/** Opens the database of a data folder. Throws StartError when it cannot be used. */
export function openStore(folder: string): Promise<Store> {
  return openDatabase<Tables>({ folder, file: "bench.db" }, MIGRATIONS);
}
