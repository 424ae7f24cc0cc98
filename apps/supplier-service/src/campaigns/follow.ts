import { setTimeout as sleep } from "node:timers/promises";
import type { Store } from "../store/tables.ts";
import { type Campaign, viewCampaign } from "./view.ts";

/** How often to look at a campaign that is followed: any process may be running it. */
const LOOK_MS = 500;

/** How long a campaign may be followed. */
interface Following {
  /** Aborted once the reader has gone, or the server stops. */
  readonly signal: AbortSignal;
  /** Asked at every look: whether the reader may still know. */
  readonly mayFollow: () => Promise<boolean>;
}

/** Whether nothing will change any more. */
function isOver({ status }: Campaign): boolean {
  return status === "done" || status === "cancelled";
}

/**
 * A campaign now, and whenever it has come further; ends with the campaign.
 * @param following - what ends it before.
 */
export async function* followCampaign(
  store: Store,
  campaignId: string,
  { signal, mayFollow }: Following,
): AsyncGenerator<{ readonly data: Campaign }> {
  let told = "";
  while (!signal.aborted && (await mayFollow())) {
    const view = await viewCampaign(store, campaignId);
    const text = JSON.stringify(view);
    if (text !== told) yield { data: view };
    told = text;
    if (isOver(view)) return;
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
  }
}
