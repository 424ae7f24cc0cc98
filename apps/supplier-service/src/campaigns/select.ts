import { type AuditedStore, change } from "../audit/change.ts";
import { SERVICE } from "../audit/record.ts";
import { isSelected, type KeptRequest } from "../rules/selection.ts";
import { addBatches } from "../store/campaign-batches.ts";
import { type CampaignRecord, changeCampaign, lockCampaign } from "../store/campaigns.ts";
import { selectableMeters } from "../store/meter-batches.ts";
import type { Store } from "../store/tables.ts";
import { afterSelecting } from "./approval.ts";

/** Meters issued for in one transaction: it lasts some ten milliseconds. */
export const BATCH_METERS = 500;
/** Meters looked at in one transaction while selecting. */
const LOOK_METERS = 5_000;

/** Cuts a list into batches. */
export function cutIntoBatches(meterIds: readonly string[]): string[][] {
  const count = Math.ceil(meterIds.length / BATCH_METERS);
  return Array.from({ length: count }, (_, at) =>
    meterIds.slice(at * BATCH_METERS, (at + 1) * BATCH_METERS),
  );
}

/** Meters that were looked at: those that a selection wants, and the last one. */
export interface Look {
  readonly wanted: readonly string[];
  readonly upTo: string;
  readonly isLast: boolean;
}

/**
 * The next meters in the order of their ids, those that a selection wants, and the last one looked
 * at.
 */
export async function lookFurther(
  store: Store,
  after: string,
  { selection }: KeptRequest,
  contactBefore: string | null,
): Promise<Look> {
  const rows = await selectableMeters(store, after, { selection, contactBefore }, LOOK_METERS);
  const wanted = rows.filter((row) => isSelected(row, selection, contactBefore));
  return {
    wanted: wanted.map(({ meter_id }) => meter_id),
    upTo: rows.at(-1)?.meter_id ?? after,
    isLast: rows.length < LOOK_METERS,
  };
}

async function selectLocked(transaction: Store, campaign: CampaignRecord): Promise<void> {
  const { campaign_id: campaignId, selected_up_to: after, contact_before, request } = campaign;
  const { wanted, upTo, isLast } = await lookFurther(transaction, after, request, contact_before);
  await addBatches(transaction, campaignId, cutIntoBatches(wanted));
  const status = isLast ? await afterSelecting(transaction, campaignId) : "selecting";
  await changeCampaign(transaction, campaignId, { selected_up_to: upTo, status });
}

/**
 * Puts the next meters of a campaign into batches. Where it stopped, or was killed, it goes on: how
 * far it is lies in the campaign's row, in the same transaction as the batches.
 */
export async function selectNext(audited: AuditedStore, campaignId: string): Promise<void> {
  await change(audited, SERVICE, async (transaction) => {
    const campaign = await lockCampaign(transaction, campaignId, "update");
    if (campaign?.status === "selecting") await selectLocked(transaction, campaign);
    return { result: undefined, events: [] };
  });
}
