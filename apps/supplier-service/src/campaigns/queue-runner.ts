import { StartError } from "@utrn-lab/http-host";
import { fromKysely, PgBoss } from "pg-boss";
import type { Issuer } from "../issuing/issuer.ts";
import { findCampaign } from "../store/campaigns.ts";
import { SESSION_OPTIONS } from "../store/postgres-session.ts";
import { runCampaign } from "./run-campaign.ts";
import type { CampaignRunner, RunnerOptions } from "./runner.ts";

/** The queue's name in databases that are in use: under another one their jobs would be lost. */
const QUEUE = "campaign-shifts";
/**
 * How long a job runs before it makes room for the next: campaigns beside each other take turns.
 */
const JOB_SECONDS = 20;
/** A job not heard of for this long was killed with its process, and is done again. */
const HEARTBEAT_SECONDS = 10;
const POLL_SECONDS = 0.5;
const CONNECTIONS_MAX = 3;
/** How long a batch that has begun may take once the process stops. */
const STOP_MS = 5_000;

/** Some seconds of running a campaign. The batches themselves are claimed by row locks. */
interface Job {
  readonly campaignId: string;
}

function newBoss(connectionString: string, isWorker: boolean): PgBoss {
  return new PgBoss({
    connectionString,
    max: CONNECTIONS_MAX,
    application_name: "utrn-lab campaigns",
    options: SESSION_OPTIONS,
    schedule: false,
    supervise: isWorker,
    superviseIntervalSeconds: HEARTBEAT_SECONDS,
    monitorIntervalSeconds: HEARTBEAT_SECONDS,
  });
}

/** Opens the queue, and makes its schema and tables where they are not there yet. */
async function open(boss: PgBoss): Promise<void> {
  await boss.start().catch((error: unknown) => {
    const why = error instanceof Error ? error.message : "unknown reason";
    throw new StartError(
      `The queue of campaigns cannot be used, which needs a schema of its own: ${why}.`,
    );
  });
  await boss.createQueue(QUEUE, {
    retryLimit: 100_000,
    retryDelay: 1,
    expireInSeconds: 10 * JOB_SECONDS,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: 3_600,
  });
}

/**
 * Makes the queue, for processes whose role in the database may not.
 * @throws StartError where this one's role may not either.
 */
export async function makeQueue(databaseUrl: string): Promise<void> {
  const boss = newBoss(databaseUrl, false);
  await open(boss);
  await boss.stop();
}

/**
 * The runner of a process on PostgreSQL: pg-boss hands jobs to any number of workers, and hands the
 * job of one that was killed to another.
 */
export async function startQueueRunner(
  issuer: Issuer,
  options: RunnerOptions & { readonly databaseUrl: string },
): Promise<CampaignRunner> {
  const { isWorker, onError, databaseUrl } = options;
  const { store, sources } = issuer;
  const boss = newBoss(databaseUrl, isWorker);
  let isStopping = false;
  boss.on("error", onError);
  await open(boss);

  async function runJob({ campaignId }: Job): Promise<void> {
    const campaign = await findCampaign(store, campaignId);
    if (campaign?.status !== "selecting" && campaign?.status !== "running") return;
    // Who takes a job asks for the next: as long as there are batches, there is one for a free
    // worker.
    await boss.send(QUEUE, { campaignId } satisfies Job);
    const end = sources.realSeconds() + JOB_SECONDS;
    await runCampaign(issuer, campaignId, () => isStopping || sources.realSeconds() >= end);
  }

  if (isWorker) {
    await boss.work<Job>(QUEUE, { pollingIntervalSeconds: POLL_SECONDS }, async (jobs) => {
      for (const { data } of jobs) await runJob(data);
    });
  }
  return {
    wake: async (transaction, campaignId) => {
      const job: Job = { campaignId };
      await boss.send(QUEUE, job, { db: fromKysely(transaction) });
    },
    stop: async () => {
      isStopping = true;
      await boss.stop({ graceful: true, timeout: STOP_MS });
    },
  };
}
