import { type AuditedStore, type Changed, change } from "../audit/change.ts";
import { differenceOf, type LastSeen } from "../audit/last-seen.ts";
import { type AuditEvent, SERVICE } from "../audit/record.ts";
import { endCampaign } from "../campaigns/cancel.ts";
import type { Sources } from "../sources.ts";
import { lockApproval } from "../store/approvals.ts";
import { readAuditHead } from "../store/audit.ts";
import { lockCampaign, unfinishedCampaigns } from "../store/campaigns.ts";
import { countOpenCodes } from "../store/codes.ts";
import { beginEpoch, needCounters, skipCounters } from "../store/supplier.ts";
import type { Store } from "../store/tables.ts";
import { bindDatabase } from "./bind-database.ts";
import type { Settings } from "./settings.ts";
import { readSupplierMark, refuseOtherDatabase } from "./supplier-mark.ts";

/** How to go on after a restore. */
export interface Resuming {
  /** How many counters of each meter are passed over, 1 to `SKIP_MAX`. */
  readonly skip: number;
  /** Whether a database that never was the one of the mark may take its place. */
  readonly isOtherAccepted: boolean;
}

/** More than this ahead, no code of any length verifies (code-format.md 5). */
export const SKIP_MAX = 32_767;

/** What is done to the database. */
interface Deed {
  readonly skip: number;
  /** Whether it takes the place of one whose counters it does not know. */
  readonly isTaken: boolean;
  readonly nowSeconds: number;
}

/** What was found, and done. */
interface Resumed {
  readonly databaseId: string;
  readonly epoch: number;
  readonly meters: number;
  readonly openCodes: number;
  readonly campaigns: number;
}

const WHY =
  "The database was restored: which codes of the campaign went out since is not known here.";

/** Ends campaigns that would go on by themselves, and issue again what they had issued. */
async function endCampaigns(
  transaction: Store,
  campaignIds: readonly string[],
  nowSeconds: number,
): Promise<AuditEvent[]> {
  const events: AuditEvent[] = [];
  for (const id of campaignIds) {
    const request = await lockApproval(transaction, id);
    const campaign = await lockCampaign(transaction, id, "update");
    if (campaign === undefined) continue;
    const why = { reason: WHY, nowSeconds };
    events.push(...(await endCampaign(transaction, SERVICE, { request, campaign }, why)));
  }
  return events;
}

async function resumeIn(
  transaction: Store,
  { skip, isTaken, nowSeconds }: Deed,
  seen: LastSeen | undefined,
): Promise<Changed<Resumed>> {
  const found = await readAuditHead(transaction);
  const oldEpoch = found.epoch ?? 1;
  // Under the name of the database whose place it takes, every process's mark knows it as the
  // later one.
  const databaseId = seen?.databaseId ?? found.databaseId ?? "";
  const epoch = Math.max(oldEpoch, seen?.epoch ?? 1) + 1;
  await beginEpoch(transaction, { database_id: databaseId, epoch });
  const meters = await skipCounters(transaction, skip);
  if (isTaken) await needCounters(transaction);
  const openCodes = await countOpenCodes(transaction);
  const campaigns = await unfinishedCampaigns(transaction);
  const ended = await endCampaigns(transaction, campaigns, nowSeconds);
  const details = { databaseId, oldDatabaseId: found.databaseId, oldEpoch, epoch, skip, meters };
  return {
    result: { databaseId, epoch, meters, openCodes, campaigns: campaigns.length },
    events: [{ action: "supplier.resumed", details }, ...ended],
  };
}

function told(resumed: Resumed, { skip }: Resuming, lostLines: number): string[] {
  const { databaseId, epoch, meters, openCodes, campaigns } = resumed;
  return [
    `The database ${databaseId} goes on as epoch ${epoch}.`,
    `The counters of ${meters} meters were moved on by ${skip}.`,
    ...(lostLines > skip
      ? [
          `The mark knows ${lostLines} lines of the audit trail that are gone, each with a code ` +
            `of a meter at the most: where one may have had more than ${skip} codes, run this ` +
            "again with a larger --skip before anything is issued.",
        ]
      : []),
    `Of the codes that are known here ${openCodes} are open, as they were when the backup was ` +
      "made. Codes issued after it are not known here.",
    `Campaigns that were not done and are cancelled: ${campaigns}.`,
  ];
}

/**
 * Goes on with a database that was restored, or that takes the place of another: moves the counter
 * of every meter on, past all that may have been issued since, and begins an epoch, by which every
 * mark knows the database as the later one.
 * @returns what to tell whoever runs it.
 * @throws StartError where the database is another one, or empty, and that was not accepted.
 */
export async function resumeAfterRestore(
  store: Store,
  settings: Settings,
  sources: Sources,
  resuming: Resuming,
): Promise<string[]> {
  const seen = readSupplierMark(settings, sources.newId);
  const found = await readAuditHead(store, seen?.seq);
  const difference = differenceOf(seen, found);
  const isRestored = difference === "older" || difference === "copy";
  const isTaken = resuming.isOtherAccepted && (difference === "other" || difference === "empty");
  if (!isRestored && !isTaken) await refuseOtherDatabase(store, seen);
  const audited: AuditedStore = await bindDatabase(store, settings, sources);
  audited.auditKey.memory.forget();
  const deed = { skip: resuming.skip, isTaken, nowSeconds: sources.nowSeconds() };
  const resumed = await change(audited, SERVICE, (transaction) =>
    resumeIn(transaction, deed, seen),
  );
  const lostLines = difference === "older" && seen !== undefined ? seen.seq - found.seq : 0;
  return told(resumed, resuming, lostLines);
}
