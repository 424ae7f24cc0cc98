import { cancelRequest } from "../approvals/open-request.ts";
import { type AuditedStore, change } from "../audit/change.ts";
import { changeOf } from "../audit/events.ts";
import { SERVICE } from "../audit/record.ts";
import { endCampaign, isOver } from "../campaigns/cancel.ts";
import { isCode } from "../rules/proposals.ts";
import { listApprovals, lockApproval } from "../store/approvals.ts";
import { lockCampaign, unfinishedCampaigns } from "../store/campaigns.ts";
import { supersedeFirstRevision } from "../store/codes.ts";

const CODES_A_TRANSACTION = 500;

/** Settles the command codes that are still out: no meter takes them, so nobody is to be told. */
async function settleCodes(audited: AuditedStore): Promise<void> {
  let settled: number;
  do {
    settled = await change(audited, SERVICE, async (transaction) => {
      const dead = await supersedeFirstRevision(transaction, CODES_A_TRANSACTION);
      return { result: dead.length, events: dead.map(changeOf) };
    });
  } while (settled === CODES_A_TRANSACTION);
}

const NOT_HELD =
  "No code of the format's second revision holds these commands: periods take more room than the " +
  "dates did. Ask for them again in two codes.";

/** Ends a campaign, or a request for a code, where no code holds what was asked for. */
async function endIfNotHeld(audited: AuditedStore, id: string): Promise<void> {
  const why = { reason: NOT_HELD, nowSeconds: audited.sources.nowSeconds() };
  await change(audited, SERVICE, async (transaction) => {
    const request = await lockApproval(transaction, id);
    const campaign = await lockCampaign(transaction, id, "update");
    const asked = (campaign ?? request)?.request;
    const isHeld = asked === undefined || !("commands" in asked) || isCode(asked.commands);
    if (isHeld) return { result: undefined, events: [] };
    const events =
      campaign === undefined || isOver(campaign)
        ? await cancelRequest(transaction, SERVICE, request, why)
        : await endCampaign(transaction, SERVICE, { request, campaign }, why);
    return { result: undefined, events };
  });
}

async function endNotHeld(audited: AuditedStore): Promise<void> {
  const { store } = audited;
  const waiting = { statuses: ["awaiting"] } as const;
  const all = { after: undefined, isNewestFirst: false };
  const asked = await listApprovals(store, waiting, all, Number.MAX_SAFE_INTEGER);
  const ids = [...asked.map((row) => row.approval_id), ...(await unfinishedCampaigns(store))];
  for (const id of new Set(ids)) await endIfNotHeld(audited, id);
}

/**
 * Settles what a database of the format's first revision has left (code-format.md 4). It is done at
 * the start and not in the migration, because whatever becomes of a code, a request or a campaign
 * is recorded in the audit trail.
 */
export async function settleFirstRevision(audited: AuditedStore): Promise<void> {
  await settleCodes(audited);
  await endNotHeld(audited);
}
