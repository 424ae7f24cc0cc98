import { setImmediate } from "node:timers/promises";
import type { Works } from "../service.ts";
import { findCampaign, finishIfDone } from "../store/campaigns.ts";
import { issueNextBatch, orderOf } from "./issue-batch.ts";
import { selectNext } from "./select.ts";

/** Whether work is to stop after what is in hand: the process ends. */
export type IsStopping = () => boolean;

async function issueAll(supplier: Works, campaignId: string, isStopping: IsStopping) {
  const campaign = await findCampaign(supplier.store, campaignId);
  if (campaign?.status !== "running") return;
  const order = orderOf(campaign);
  const inHand = new Set<number>();
  let isOpen = true;
  const lane = async (): Promise<void> => {
    while (isOpen && !isStopping()) {
      // A thread's answers are taken one after another as long as there are some, and on SQLite nothing of
      // a batch waits for anything else: requests would not be read before the campaign's end.
      await setImmediate();
      const hasIssued = await issueNextBatch(supplier, order, inHand);
      // A campaign that was cancelled keeps its open batches: nobody may turn on them for ever.
      const now = await findCampaign(supplier.store, campaignId);
      isOpen &&= hasIssued && now?.status === "running";
    }
  };
  // A batch more than there are threads: while their codes are signed, another's are stored.
  await Promise.all(Array.from({ length: supplier.signer.threads + 1 }, lane));
  await finishIfDone(supplier.store, campaignId, supplier.sources.nowSeconds());
}

/**
 * Works on a campaign until nothing is left to do for it, or the process stops. Any number of workers may
 * work on one campaign, and be killed: every batch is a transaction, and the next worker goes on.
 */
export async function workOnCampaign(
  supplier: Works,
  campaignId: string,
  isStopping: IsStopping,
): Promise<void> {
  for (;;) {
    const campaign = await findCampaign(supplier.store, campaignId);
    if (isStopping() || campaign?.status !== "selecting") break;
    await selectNext(supplier.store, campaignId);
  }
  await issueAll(supplier, campaignId, isStopping);
}
