import { strict as assert } from "node:assert";
import { Problem } from "@utrn-lab/http-host";
import { countGifts, type Gift } from "../access/day-sums.ts";
import { checkKeysDay, checkLimits } from "../access/limits.ts";
import type { Changed } from "../audit/change.ts";
import { campaignChanged } from "../audit/events.ts";
import type { AuditEvent } from "../audit/record.ts";
import type { Actor } from "../rules/roles.ts";
import { findApproval } from "../store/approvals.ts";
import { type CampaignRecord, changeCampaign, lockCampaign } from "../store/campaigns.ts";
import type { ApprovalStatus, CampaignStatus, Store } from "../store/tables.ts";
import { giftOf } from "./gift.ts";
import type { CampaignRunner } from "./runner.ts";

/** When to try again to approve a campaign that is being selected. */
const SELECTING_SECONDS = 1;

/** What a decision makes of a campaign whose meters are known. */
const NEXT: Readonly<Record<ApprovalStatus, CampaignStatus>> = {
  awaiting: "awaiting_approval",
  approved: "running",
  rejected: "cancelled",
  withdrawn: "cancelled",
  cancelled: "cancelled",
};

/**
 * Lets a campaign go on once its meters are known: it runs, and counts as given, unless a second
 * person has to approve it and has not. `awaiting_approval` keeps every worker away from it.
 * @param transaction - in which its last batch was added.
 * @param gift - what it gives in all, by the key that made it; it has been held to that key's day.
 * @returns what it is at, and what is recorded of that.
 */
export async function afterSelecting(
  transaction: Store,
  { campaign_id: campaignId }: CampaignRecord,
  gift: Gift,
): Promise<Changed<CampaignStatus>> {
  const approval = await findApproval(transaction, campaignId);
  const status = approval === undefined ? "running" : NEXT[approval.status];
  await changeCampaign(transaction, campaignId, { status });
  if (status === "running") await countGifts(transaction, [gift], gift.nowSeconds);
  // That it waits is recorded as its request for approval, which was there before.
  const isNews = status !== "awaiting_approval";
  return { result: status, events: isNews ? [campaignChanged(campaignId, status)] : [] };
}

async function lockWaiting(transaction: Store, campaignId: string): Promise<CampaignRecord> {
  const campaign = await lockCampaign(transaction, campaignId, "update");
  assert(campaign !== undefined, "what waits for approval is there");
  return campaign;
}

/**
 * Runs a campaign that was approved, in the transaction that decides: for the meters that were
 * chosen when it was asked for, which who approves could see, and for no other. Answers what is
 * recorded of it.
 * @param actor - who approves: the campaign counts as given by this key.
 * @throws Problem `still_selecting` while its meters are being chosen, or `above_limit`.
 */
export async function runApproved(
  transaction: Store,
  runner: CampaignRunner,
  actor: Actor,
  approved: { readonly campaignId: string; readonly nowSeconds: number },
): Promise<readonly AuditEvent[]> {
  const { campaignId, nowSeconds } = approved;
  const campaign = await lockWaiting(transaction, campaignId);
  if (campaign.status === "selecting") {
    const detail = "The campaign's meters are still being chosen: look at them, then approve.";
    throw new Problem("still_selecting", detail, {}, SELECTING_SECONDS);
  }
  const gift = await giftOf(transaction, campaign, { keyId: actor.keyId, nowSeconds });
  await checkLimits(transaction, actor, campaign.request.commands);
  await checkKeysDay(transaction, actor, gift);
  await countGifts(transaction, [gift], nowSeconds);
  await changeCampaign(transaction, campaignId, { status: "running" });
  await runner.wake(transaction, campaignId);
  return [campaignChanged(campaignId, "running")];
}

/**
 * Ends a campaign that was rejected or withdrawn, in the transaction that decides. Answers what is
 * recorded of it.
 * @param declined - why, and when.
 */
export async function endDeclined(
  transaction: Store,
  campaignId: string,
  { reason, nowSeconds }: { readonly reason: string; readonly nowSeconds: number },
): Promise<readonly AuditEvent[]> {
  const campaign = await lockWaiting(transaction, campaignId);
  if (campaign.status === "cancelled") return [];
  const end = { status: "cancelled", cancel_reason: reason, finished_at: nowSeconds } as const;
  await changeCampaign(transaction, campaignId, end);
  return [campaignChanged(campaignId, end.status)];
}
