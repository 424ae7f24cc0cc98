import type { Campaign } from "@utrn-lab/client";
import type { Mark } from "./pace.ts";

/** A campaign as it was last told, and since when its pace is measured. */
export interface Followed {
  readonly campaign: Campaign;
  readonly first: Mark | undefined;
  readonly last: Mark;
}

/** What is known of a campaign once it is told again; its pace counts from when it runs. */
export function followedAfter(
  before: Followed | undefined,
  campaign: Campaign,
  atMs: number,
): Followed {
  const last = { atMs, settled: campaign.meters - campaign.waiting };
  const isRunning = campaign.status === "running";
  return { campaign, first: isRunning ? (before?.first ?? last) : before?.first, last };
}
