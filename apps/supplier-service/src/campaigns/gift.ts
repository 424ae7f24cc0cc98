import { strict as assert } from "node:assert";
import { type Gift, passesKeysDay } from "../access/day-sums.ts";
import { readLimits } from "../access/limits.ts";
import { effectOf } from "../rules/amounts.ts";
import type { Limits } from "../rules/policies.ts";
import { findKey } from "../store/api-keys.ts";
import { findApproval } from "../store/approvals.ts";
import { readProgress } from "../store/campaign-batches.ts";
import type { CampaignRecord } from "../store/campaigns.ts";
import type { Store } from "../store/tables.ts";

/**
 * What a campaign gives in all, if each of its meters gets its code: it counts whole, on the day
 * on which it begins to run, for the key that made or approved it.
 * @param campaign - all of its meters are in batches.
 */
export async function giftOf(
  store: Store,
  { campaign_id, request }: CampaignRecord,
  by: { readonly keyId: string; readonly nowSeconds: number },
): Promise<Gift> {
  const { meters } = await readProgress(store, campaign_id);
  return { ...by, givenPence: meters * effectOf(request.commands).givenPence };
}

async function limitsOf(store: Store, keyId: string): Promise<Limits> {
  const key = await findKey(store, keyId);
  assert(key !== undefined, "a key is never deleted");
  return readLimits(store, key.role);
}

/** The limits that hold for each code of a campaign: those of who approved it, or else made it. */
export async function limitsOfCampaign(store: Store, campaign: CampaignRecord): Promise<Limits> {
  const request = await findApproval(store, campaign.campaign_id);
  return limitsOf(store, request?.decided_by ?? campaign.created_by);
}

/** Whether a campaign would have the key that made it give more today than it may. */
export async function passesMakersDay(
  transaction: Store,
  { created_by }: CampaignRecord,
  gift: Gift,
): Promise<boolean> {
  return passesKeysDay(transaction, await limitsOf(transaction, created_by), gift);
}
