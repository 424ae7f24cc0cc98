import type { Issuer } from "../issuing/issuer.ts";
import { unfinishedCampaigns } from "../store/campaigns.ts";
import { runCampaign } from "./run-campaign.ts";
import type { CampaignRunner, RunnerOptions } from "./runner.ts";

/** How often to look for a campaign that another process left unfinished. */
const LOOK_AGAIN_MS = 2_000;

/**
 * The runner of a process on SQLite. What is to be done stands in the campaigns' own rows, so
 * nothing is lost with the process: the next one that looks goes on.
 */
export function startLocalRunner(issuer: Issuer, options: RunnerOptions): CampaignRunner {
  const { isWorker, onError } = options;
  let isStopping = false;
  let current: Promise<void> | undefined;

  async function runAll(): Promise<void> {
    for (const campaignId of await unfinishedCampaigns(issuer.store)) {
      if (isStopping) return;
      await runCampaign(issuer, campaignId, () => isStopping);
    }
  }

  function look(): void {
    if (!isWorker || isStopping || current !== undefined) return;
    current = runAll()
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
