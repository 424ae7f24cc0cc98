import { setImmediate } from "node:timers/promises";
import { change } from "../audit/change.ts";
import { campaignChanged } from "../audit/events.ts";
import { SERVICE } from "../audit/record.ts";
import type { Issuer } from "../issuing/issuer.ts";
import { findCampaign, finishIfDone } from "../store/campaigns.ts";
import { issueNextBatch, orderOf } from "./issue-batch.ts";
import { selectNext } from "./select.ts";
import { createTurns } from "./turns.ts";

/** Whether to stop after the batches that have begun: the process ends. */
type IsStopping = () => boolean;

async function issueAll(issuer: Issuer, campaignId: string, isStopping: IsStopping) {
  const { store, signer, sources, lab } = issuer;
  const campaign = await findCampaign(store, campaignId);
  if (campaign?.status !== "running") return;
  const order = orderOf(campaign);
  const shift = { begun: new Set<number>(), inTurn: createTurns() };
  let isOpen = true;
  const issueOneByOne = async (): Promise<void> => {
    while (isOpen && !isStopping()) {
      // A thread's answers are taken one after another as long as there are some, and on SQLite
      // nothing of a batch waits for anything else: requests would not be read before the
      // campaign's end.
      await setImmediate();
      await lab?.look(store);
      const hasIssued = await issueNextBatch(issuer, order, shift);
      // A campaign that was cancelled keeps its open batches: nobody may turn on them for ever.
      const now = await findCampaign(store, campaignId);
      isOpen &&= hasIssued && now?.status === "running";
    }
  };
  // A batch more than there are threads: while their codes are signed, another's are stored.
  await Promise.all(Array.from({ length: signer.threads + 1 }, issueOneByOne));
  await change(issuer, SERVICE, async (transaction) => {
    const isDone = await finishIfDone(transaction, campaignId, sources.nowSeconds());
    return { result: undefined, events: isDone ? [campaignChanged(campaignId, "done")] : [] };
  });
}

/**
 * Runs a campaign until nothing is left to do for it, or the process stops. Any number of processes
 * may run one campaign, and be killed: every batch is a transaction, and the next process goes on.
 */
export async function runCampaign(
  issuer: Issuer,
  campaignId: string,
  isStopping: IsStopping,
): Promise<void> {
  for (;;) {
    const campaign = await findCampaign(issuer.store, campaignId);
    if (isStopping() || campaign?.status !== "selecting") break;
    await issuer.lab?.look(issuer.store);
    await selectNext(issuer, campaignId);
  }
  await issueAll(issuer, campaignId, isStopping);
}
