import { strict as assert } from "node:assert";
import type { Supplier } from "../service.ts";
import { findApproval } from "../store/approvals.ts";
import { changeCampaign, lockCampaign } from "../store/campaigns.ts";
import type { ApprovalStatus, CampaignStatus, Store } from "../store/tables.ts";

/** What a decision makes of a campaign whose meters are known. */
const NEXT: Readonly<Record<ApprovalStatus, CampaignStatus>> = {
  awaiting: "awaiting_approval",
  approved: "running",
  rejected: "cancelled",
  withdrawn: "cancelled",
  cancelled: "cancelled",
};

/**
 * What a campaign is at once its meters are known: running, unless a second person has to approve it and
 * has not. `awaiting_approval` keeps every worker away from it.
 * @param transaction - in which its last batch is added.
 */
export async function afterSelecting(
  transaction: Store,
  campaignId: string,
): Promise<CampaignStatus> {
  const approval = await findApproval(transaction, campaignId);
  return approval === undefined ? "running" : NEXT[approval.status];
}

/**
 * Tells a campaign what was decided; called in the transaction that decides. While its
 * meters are still being selected an approval waits for that: `afterSelecting` will find it.
 * @param reason - why it was rejected or withdrawn.
 */
export async function campaignDecided(
  transaction: Store,
  supplier: Supplier,
  campaignId: string,
  decision: { readonly isApproved: boolean; readonly reason: string | null },
): Promise<void> {
  const campaign = await lockCampaign(transaction, campaignId, "update");
  assert(campaign !== undefined, "what waits for approval is there");
  const { isApproved, reason } = decision;
  if (!isApproved && campaign.status !== "cancelled") {
    const finished_at = supplier.sources.nowSeconds();
    const change = { status: "cancelled", cancel_reason: reason, finished_at } as const;
    await changeCampaign(transaction, campaignId, change);
  }
  if (isApproved && campaign.status === "awaiting_approval") {
    await changeCampaign(transaction, campaignId, { status: "running" });
    await supplier.runner.wake(transaction, campaignId);
  }
}
