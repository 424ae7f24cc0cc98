import { openDatabase } from "@utrn-lab/http-host";
import { MIGRATIONS } from "./migrations/index.ts";
import type { Store, Tables } from "./tables.ts";

/**
 * Opens the database: PostgreSQL where `databaseUrl` names one, else SQLite in the data folder.
 * What talks to PostgreSQL is read only there.
 * @throws StartError when it cannot be used.
 */
export async function openStore(at: {
  readonly folder: string;
  readonly databaseUrl: string | undefined;
}): Promise<Store> {
  const { folder, databaseUrl } = at;
  if (databaseUrl !== undefined) {
    const { openPostgres } = await import("./postgres.ts");
    return openPostgres<Tables>(databaseUrl, MIGRATIONS);
  }
  return openDatabase<Tables>({ folder, file: "supplier.db" }, MIGRATIONS);
}
