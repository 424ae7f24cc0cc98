import { StartError } from "@utrn-lab/http-host";
import { endDatabase } from "../audit/change.ts";
import type { Sources } from "../sources.ts";
import { readAuditHead } from "../store/audit.ts";
import { unfinishedCampaigns } from "../store/campaigns.ts";
import { copyTables } from "../store/copy-tables.ts";
import { openStore } from "../store/database.ts";
import type { Store } from "../store/tables.ts";
import { bindDatabase } from "./bind-database.ts";
import type { Settings } from "./settings.ts";
import { readSupplierMark, refuseOtherDatabase } from "./supplier-mark.ts";

async function refuseUsed(target: Store): Promise<void> {
  const { databaseId } = await readAuditHead(target);
  if (databaseId !== null) {
    throw new StartError(`The database to move to is in use (${databaseId}): name an empty one.`);
  }
}

/**
 * Ends the old database: what is copied then does not change any more, and nobody issues from it.
 * A move that broke off later is done again from here.
 */
async function end(source: Store, settings: Settings, sources: Sources): Promise<void> {
  const { isMoved, databaseId, epoch } = await readAuditHead(source);
  if (isMoved === 1) return;
  await refuseOtherDatabase(source, readSupplierMark(settings, sources.newId));
  const audited = await bindDatabase(source, settings, sources);
  const running = await unfinishedCampaigns(source);
  if (running.length > 0) {
    throw new StartError(
      `Campaigns are running (${running.length}): let them end, or cancel them, before the move.`,
    );
  }
  const details = { databaseId, epoch };
  await endDatabase(audited, { action: "supplier.moved", details });
}

/**
 * Moves all that the embedded database has to an empty PostgreSQL database, which goes on under the
 * same name, with the same counters and the same audit trail.
 * @param url - postgres://...
 * @returns what to tell whoever runs it.
 * @throws StartError where either database cannot be used for that.
 */
export async function moveDatabase(
  settings: Settings,
  url: string,
  sources: Sources,
): Promise<string[]> {
  if (settings.databaseUrl !== undefined) {
    throw new StartError("Only the embedded database is moved: leave DATABASE_URL out.");
  }
  const source = await openStore(settings);
  let target: Store | undefined;
  try {
    target = await openStore({ ...settings, databaseUrl: url });
    await refuseUsed(target);
    await end(source, settings, sources);
    const { tables, rows } = await copyTables(source, target);
    return [
      `${rows} rows of ${tables} tables are in the new database; nothing is issued from the old ` +
        "one any more.",
      "Start the service with DATABASE_URL, the same keys and the same data folder.",
    ];
  } finally {
    await target?.destroy();
    await source.destroy();
  }
}
