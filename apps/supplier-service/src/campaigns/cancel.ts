import { Problem } from "@utrn-lab/http-host";
import { cancelRequest } from "../approvals/open-request.ts";
import { type AuditedStore, change } from "../audit/change.ts";
import type { Actor } from "../rules/roles.ts";
import { lockApproval } from "../store/approvals.ts";
import { changeCampaign, lockCampaign } from "../store/campaigns.ts";
import { type Campaign, campaignOrProblem, viewCampaign } from "./view.ts";

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
    const row = campaignOrProblem(await lockCampaign(transaction, campaignId, "update"));
    if (row.status === "done" || row.status === "cancelled") {
      throw new Problem("campaign_over", `The campaign is already ${row.status}.`);
    }
    const nowSeconds = audited.sources.nowSeconds();
    const end = { status: "cancelled", cancel_reason: reason, finished_at: nowSeconds } as const;
    await changeCampaign(transaction, campaignId, end);
    const cancelled = await cancelRequest(transaction, actor, request, { reason, nowSeconds });
    const details = { campaignId, status: "cancelled" };
    return {
      result: await viewCampaign(transaction, campaignId),
      events: [{ action: "campaign.changed", details }, ...cancelled],
    };
  });
}
