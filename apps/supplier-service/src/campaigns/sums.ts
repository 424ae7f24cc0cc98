import type { Command } from "@utrn-lab/utrn";
import { effectOf } from "../rules/amounts.ts";
import { type Progress, readProgress } from "../store/campaign-batches.ts";
import type { CampaignRecord } from "../store/campaigns.ts";
import type { Store } from "../store/tables.ts";

/** What is issued in all, or would be. */
export interface Sums {
  readonly meters: number;
  /** One a meter, but for those that the rules of a single code have refused. */
  readonly codes: number;
  /** What all codes give and charge, as `effectOf` counts it. */
  readonly givenPence: number;
  readonly chargedPence: number;
}

/** The sums of some codes that say the same. */
export function sumsOf(
  commands: readonly Command[],
  { meters, codes }: Pick<Sums, "meters" | "codes">,
): Sums {
  const { givenPence, chargedPence } = effectOf(commands);
  const inAll = { givenPence: codes * givenPence, chargedPence: codes * chargedPence };
  return { meters, codes, ...inAll };
}

/** The sums of a campaign; null while its meters are being chosen. */
export function sumsOfCampaign(
  { status, request }: CampaignRecord,
  { meters, settled, issued }: Progress,
): Sums | null {
  if (status === "selecting") return null;
  return sumsOf(request.commands, { meters, codes: meters - settled + issued });
}

/** The same, read. */
export async function readSums(store: Store, campaign: CampaignRecord): Promise<Sums | null> {
  return sumsOfCampaign(campaign, await readProgress(store, campaign.campaign_id));
}
