import { Problem } from "@utrn-lab/http-host";
import { cancelRequest } from "../approvals/open-request.ts";
import { type AuditedStore, change } from "../audit/change.ts";
import { campaignChanged } from "../audit/events.ts";
import type { AuditActor, AuditEvent } from "../audit/record.ts";
import type { Actor } from "../rules/roles.ts";
import { type ApprovalRecord, lockApproval } from "../store/approvals.ts";
import { type CampaignRecord, changeCampaign, lockCampaign } from "../store/campaigns.ts";
import type { Store } from "../store/tables.ts";
import { type Campaign, campaignOrProblem, viewCampaign } from "./view.ts";

/** Whether nothing can become of a campaign any more. */
export function isOver({ status }: CampaignRecord): boolean {
  return status === "done" || status === "cancelled";
}

/**
 * Ends a campaign that is not over, and its request for approval where that still waits.
 * @param locked - both, the request first.
 * @returns what is recorded of it.
 */
export async function endCampaign(
  transaction: Store,
  actor: AuditActor,
  locked: { readonly request: ApprovalRecord | undefined; readonly campaign: CampaignRecord },
  why: { readonly reason: string; readonly nowSeconds: number },
): Promise<readonly AuditEvent[]> {
  const { campaign_id: campaignId } = locked.campaign;
  const { reason: cancel_reason, nowSeconds: finished_at } = why;
  const status = "cancelled";
  await changeCampaign(transaction, campaignId, { status, cancel_reason, finished_at });
  const cancelled = await cancelRequest(transaction, actor, locked.request, why);
  return [campaignChanged(campaignId, status), ...cancelled];
}

/**
 * Stops a campaign: once this answers, no further code of it is issued. Codes that were issued
 * stay: they may be out, and a meter cannot know. A request for approval that still waits ends with
 * it.
 * @throws Problem `not_found`, or `campaign_over` for one that is done or cancelled.
 */
export function cancelCampaign(
  audited: AuditedStore,
  actor: Actor,
  campaignId: string,
  reason: string,
): Promise<Campaign> {
  return change(audited, actor, async (transaction) => {
    const request = await lockApproval(transaction, campaignId);
    // Batches that are being issued hold the row in share: this waits for them.
    const campaign = campaignOrProblem(await lockCampaign(transaction, campaignId, "update"));
    if (isOver(campaign)) {
      throw new Problem("campaign_over", `The campaign is already ${campaign.status}.`);
    }
    const why = { reason, nowSeconds: audited.sources.nowSeconds() };
    const events = await endCampaign(transaction, actor, { request, campaign }, why);
    return { result: await viewCampaign(transaction, campaignId), events };
  });
}
