import { fromKysely, PgBoss } from "pg-boss";
import type { Works } from "../service.ts";
import { findCampaign } from "../store/campaigns.ts";
import { workOnCampaign } from "./run-campaign.ts";
import type { CampaignRunner, RunnerOptions } from "./runner.ts";

const QUEUE = "campaign-shifts";
/** A shift ends after so long, and another one is asked for: campaigns beside each other take turns. */
const SHIFT_SECONDS = 20;
/** A shift not heard of for so long was killed with its process, and is done again. */
const HEARTBEAT_SECONDS = 10;
const POLL_SECONDS = 0.5;
const CONNECTIONS_MAX = 3;

/** A turn of work on a campaign. The batches themselves are claimed by row locks. */
interface Shift {
  readonly campaignId: string;
}

function newBoss(connectionString: string, isWorker: boolean): PgBoss {
  return new PgBoss({
    connectionString,
    max: CONNECTIONS_MAX,
    application_name: "utrn-lab campaigns",
    schedule: false,
    supervise: isWorker,
    superviseIntervalSeconds: HEARTBEAT_SECONDS,
    monitorIntervalSeconds: HEARTBEAT_SECONDS,
  });
}

/**
 * The foreman of a process on PostgreSQL: pg-boss hands shifts to any number of workers, and hands the
 * shift of one that was killed to another.
 */
export async function startQueueRunner(
  supplier: Works,
  options: RunnerOptions & { readonly databaseUrl: string },
): Promise<CampaignRunner> {
  const { isWorker, onError, databaseUrl } = options;
  const { store, sources } = supplier;
  const boss = newBoss(databaseUrl, isWorker);
  let isStopping = false;
  boss.on("error", onError);
  await boss.start();
  await boss.createQueue(QUEUE, {
    retryLimit: 100_000,
    retryDelay: 1,
    expireInSeconds: 10 * SHIFT_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: 3_600,
  });

  async function takeShift(campaignId: string): Promise<void> {
    const campaign = await findCampaign(store, campaignId);
    if (campaign?.status !== "selecting" && campaign?.status !== "running") return;
    // Who takes a shift asks for the next: as long as there is work, there is one for a free worker.
    await boss.send(QUEUE, { campaignId } satisfies Shift);
    const end = sources.nowSeconds() + SHIFT_SECONDS;
    await workOnCampaign(supplier, campaignId, () => isStopping || sources.nowSeconds() >= end);
  }

  if (isWorker) {
    await boss.work<Shift>(QUEUE, { pollingIntervalSeconds: POLL_SECONDS }, async (jobs) => {
      for (const { data } of jobs) await takeShift(data.campaignId);
    });
  }
  return {
    wake: async (transaction, campaignId) => {
      const shift: Shift = { campaignId };
      await boss.send(QUEUE, shift, { db: fromKysely(transaction) });
    },
    stop: async () => {
      isStopping = true;
      await boss.stop({ graceful: true });
    },
  };
}
