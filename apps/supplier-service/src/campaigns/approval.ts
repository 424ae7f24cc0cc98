import { strict as assert } from "node:assert";
import { findApproval } from "../store/approvals.ts";
import { type CampaignRecord, changeCampaign, lockCampaign } from "../store/campaigns.ts";
import type { ApprovalStatus, CampaignStatus, Store } from "../store/tables.ts";
import type { CampaignRunner } from "./runner.ts";

/** What a decision makes of a campaign whose meters are known. */
const NEXT: Readonly<Record<ApprovalStatus, CampaignStatus>> = {
  awaiting: "awaiting_approval",
  approved: "running",
  rejected: "cancelled",
  withdrawn: "cancelled",
  cancelled: "cancelled",
};

/**
 * What a campaign is at once its meters are known: running, unless a second person has to approve
 * it and has not. `awaiting_approval` keeps every worker away from it.
 * @param transaction - in which its last batch is added.
 */
export async function afterSelecting(
  transaction: Store,
  campaignId: string,
): Promise<CampaignStatus> {
  const approval = await findApproval(transaction, campaignId);
  return approval === undefined ? "running" : NEXT[approval.status];
}

async function lockWaiting(transaction: Store, campaignId: string): Promise<CampaignRecord> {
  const campaign = await lockCampaign(transaction, campaignId, "update");
  assert(campaign !== undefined, "what waits for approval is there");
  return campaign;
}

/**
 * Runs a campaign that was approved, in the transaction that decides. While its meters are still
 * being selected the approval waits for that: `afterSelecting` will find it.
 */
export async function runApproved(
  transaction: Store,
  runner: CampaignRunner,
  campaignId: string,
): Promise<void> {
  const campaign = await lockWaiting(transaction, campaignId);
  if (campaign.status !== "awaiting_approval") return;
  await changeCampaign(transaction, campaignId, { status: "running" });
  await runner.wake(transaction, campaignId);
}

/**
 * Ends a campaign that was rejected or withdrawn, in the transaction that decides.
 * @param declined - why, and when.
 */
export async function endDeclined(
  transaction: Store,
  campaignId: string,
  { reason, nowSeconds }: { readonly reason: string; readonly nowSeconds: number },
): Promise<void> {
  const campaign = await lockWaiting(transaction, campaignId);
  if (campaign.status === "cancelled") return;
  const end = { status: "cancelled", cancel_reason: reason, finished_at: nowSeconds } as const;
  await changeCampaign(transaction, campaignId, end);
}
