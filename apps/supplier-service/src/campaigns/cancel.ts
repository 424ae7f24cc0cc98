import { Problem } from "@utrn-lab/http-host";
import { cancelRequest } from "../approvals/open-request.ts";
import { record } from "../audit/record.ts";
import type { Actor } from "../rules/roles.ts";
import type { Supplier } from "../service.ts";
import { lockApproval } from "../store/approvals.ts";
import { changeCampaign, lockCampaign } from "../store/campaigns.ts";
import { transact } from "../store/transact.ts";
import { type Campaign, campaignOrProblem, viewCampaign } from "./view.ts";

/**
 * Stops a campaign: once this answers, no further code of it is issued. Codes that were issued stay: they
 * may be out, and a meter cannot know. A request for approval that still waits ends with it.
 * @throws Problem `not_found`, or `campaign_over` for one that is done or cancelled.
 */
export async function cancelCampaign(
  supplier: Supplier,
  actor: Actor,
  campaignId: string,
  reason: string,
): Promise<Campaign> {
  return transact(supplier.store, async (transaction) => {
    const request = await lockApproval(transaction, campaignId);
    // Batches that are being issued hold the row in share: this waits for them.
    const row = campaignOrProblem(await lockCampaign(transaction, campaignId, "update"));
    if (row.status === "done" || row.status === "cancelled") {
      throw new Problem("campaign_over", `The campaign is ${row.status} already.`);
    }
    const finished_at = supplier.sources.nowSeconds();
    const change = { status: "cancelled", cancel_reason: reason, finished_at } as const;
    await changeCampaign(transaction, campaignId, change);
    const view = await viewCampaign(transaction, campaignId);
    const details = { campaignId, status: "cancelled" };
    await record(transaction, supplier, actor, { action: "campaign.changed", details });
    await cancelRequest(transaction, supplier, actor, request, reason);
    return view;
  });
}
