import type { Works } from "../service.ts";
import { campaignsAtWork } from "../store/campaigns.ts";
import { workOnCampaign } from "./run-campaign.ts";
import type { CampaignRunner, RunnerOptions } from "./runner.ts";

/** So often a campaign is looked for that another process on the same file has left. */
const LOOK_AGAIN_MS = 2_000;

/**
 * The foreman of a process on SQLite. What is to be done stands in the campaigns' own rows, so nothing is
 * lost with the process: the next one that looks goes on.
 */
export function startLocalRunner(supplier: Works, options: RunnerOptions): CampaignRunner {
  const { isWorker, onError } = options;
  let isStopping = false;
  let current: Promise<void> | undefined;

  async function workOnAll(): Promise<void> {
    for (const campaignId of await campaignsAtWork(supplier.store)) {
      if (isStopping) return;
      await workOnCampaign(supplier, campaignId, () => isStopping);
    }
  }

  function look(): void {
    if (!isWorker || isStopping || current !== undefined) return;
    current = workOnAll()
      .catch(onError)
      .finally(() => {
        current = undefined;
      });
  }

  const timer = setInterval(look, LOOK_AGAIN_MS);
  timer.unref();
  look();
  return {
    // The transaction has the file's one connection: what is asked now is answered after it.
    wake: async () => {
      setImmediate(look);
    },
    stop: async () => {
      isStopping = true;
      clearInterval(timer);
      await current;
    },
  };
}
