import type { Migration } from "kysely/migration";
import { createFirstTables } from "./001-first-tables.ts";

/** Every change of the tables since the first release, by name; a new name sorts last. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "001_first_tables": { up: createFirstTables },
};
