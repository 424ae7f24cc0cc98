import { type AuditedStore, change } from "../audit/change.ts";
import { type AuditEvent, SERVICE } from "../audit/record.ts";
import { isSelected, type KeptRequest } from "../rules/selection.ts";
import { findApproval, lockApproval } from "../store/approvals.ts";
import { addBatches } from "../store/campaign-batches.ts";
import { type CampaignRecord, changeCampaign, lockCampaign } from "../store/campaigns.ts";
import { selectableMeters } from "../store/meter-batches.ts";
import type { Store } from "../store/tables.ts";
import { afterSelecting } from "./approval.ts";
import { endCampaign } from "./cancel.ts";
import { giftOf, passesMakersDay } from "./gift.ts";

/** Meters issued for in one transaction: it lasts some ten milliseconds. */
const BATCH_METERS = 250;
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

const ABOVE_DAY =
  "It would have the key that made it give more than the keyPencePerDay of its role: no code of " +
  "it was issued.";

/** Selects on. Answers whether the last meter was looked at. */
async function selectLocked(transaction: Store, campaign: CampaignRecord): Promise<boolean> {
  const { campaign_id: campaignId, selected_up_to: after, contact_before, request } = campaign;
  const { wanted, upTo, isLast } = await lookFurther(transaction, after, request, contact_before);
  await addBatches(transaction, campaignId, cutIntoBatches(wanted));
  await changeCampaign(transaction, campaignId, { selected_up_to: upTo });
  return isLast;
}

/** Lets a campaign whose meters are known go on, or ends it where it gives too much. */
async function goOn(
  transaction: Store,
  campaign: CampaignRecord,
  nowSeconds: number,
): Promise<readonly AuditEvent[]> {
  const gift = await giftOf(transaction, campaign, { keyId: campaign.created_by, nowSeconds });
  if (!(await passesMakersDay(transaction, campaign, gift))) {
    return (await afterSelecting(transaction, campaign, gift)).events;
  }
  const request = await findApproval(transaction, campaign.campaign_id);
  const why = { reason: ABOVE_DAY, nowSeconds };
  return endCampaign(transaction, SERVICE, { request, campaign }, why);
}

/**
 * Puts the next meters of a campaign into batches. Where it stopped, or was killed, it goes on: how
 * far it is lies in the campaign's row, in the same transaction as the batches.
 */
export async function selectNext(audited: AuditedStore, campaignId: string): Promise<void> {
  await change(audited, SERVICE, async (transaction) => {
    await lockApproval(transaction, campaignId);
    const campaign = await lockCampaign(transaction, campaignId, "update");
    const isChosen =
      campaign?.status === "selecting" && (await selectLocked(transaction, campaign));
    const nowSeconds = audited.sources.nowSeconds();
    return {
      result: undefined,
      events: isChosen ? await goOn(transaction, campaign, nowSeconds) : [],
    };
  });
}
