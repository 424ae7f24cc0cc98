import { Problem } from "@utrn-lab/http-host";
import type { Campaign } from "../http/schemas/campaign.ts";
import { timeOf } from "../http/views.ts";
import type { RefusalCode } from "../rules/issue-refusals.ts";
import type { KeptRequest } from "../rules/selection.ts";
import type { CampaignRow } from "../store/campaign-rows.ts";
import { findCampaign, readProgress, readRefused } from "../store/campaigns.ts";
import type { Store } from "../store/database.ts";

/** So many meters without a code are named for each reason; the count is of all. */
const NAMED_MAX = 20;

/** Adds up what the batches say of the meters they refused. */
function sumRefused(batches: readonly string[]): Campaign["refused"] {
  const sum = new Map<RefusalCode, { reason: RefusalCode; count: number; meterIds: string[] }>();
  for (const text of batches) {
    const byReason = JSON.parse(text) as Partial<Record<RefusalCode, string[]>>;
    for (const [name, ids] of Object.entries(byReason)) {
      const reason = name as RefusalCode;
      const so = sum.get(reason) ?? { reason, count: 0, meterIds: [] };
      so.count += ids.length;
      so.meterIds.push(...ids.slice(0, NAMED_MAX - so.meterIds.length));
      sum.set(reason, so);
    }
  }
  return [...sum.values()];
}

/** A campaign as clients see it, with how far it has come. */
export async function campaignView(store: Store, row: CampaignRow): Promise<Campaign> {
  const { commands, digits, note, reason, acknowledge, selection } = JSON.parse(
    row.request,
  ) as KeptRequest;
  const { meters, issued, settled } = await readProgress(store, row.campaign_id);
  return {
    campaignId: row.campaign_id,
    label: row.label,
    status: row.status,
    commands: [...commands],
    digits: digits ?? null,
    note: note ?? null,
    reason: reason ?? null,
    acknowledge: [...(acknowledge ?? [])],
    selection: { ...selection, tags: [...(selection.tags ?? [])] },
    meters,
    issued,
    waiting: meters - settled,
    refused: sumRefused(await readRefused(store, row.campaign_id)),
    createdAt: timeOf(row.created_at),
    createdBy: row.created_by,
    finishedAt: row.finished_at === null ? null : timeOf(row.finished_at),
    cancelReason: row.cancel_reason,
  };
}

/** A campaign that must be there. Throws Problem `not_found`. */
export function campaignOrProblem(row: CampaignRow | undefined): CampaignRow {
  if (row === undefined) throw new Problem("not_found", "There is no campaign of this id.");
  return row;
}

/** A campaign as clients see it. Throws Problem `not_found`. */
export async function viewCampaign(store: Store, campaignId: string): Promise<Campaign> {
  return campaignView(store, campaignOrProblem(await findCampaign(store, campaignId)));
}
