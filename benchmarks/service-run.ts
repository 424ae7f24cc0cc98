import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Call, clientOf } from "../test/support/api-client.ts";
import {
  addManyMeters,
  makeCampaign,
  nthMeterId,
  type SeenCampaign,
  seeCampaign,
} from "../test/support/campaigns.ts";
import { type ServerProcess, startServerProcess } from "../test/support/server-process.ts";
import { API_KEY, databaseEnv, supplierEnv } from "../test/support/supplier-rig.ts";
import { mebibytesOf } from "./process-memory.ts";
import { type Used, usedBy } from "./processor-time.ts";
import { quantile } from "./quantile.ts";
import { randomPoints } from "./random-points.ts";

/** Keys repeat, secrets do not: the service keeps one for each meter. */
const KEYS = 500;

/** The tag of the meters of every campaign, and of those that are in the one before them all. */
const MEASURED = "measured";
const WARM = "warm";
/** A service that runs for months has compiled what a campaign needs: these meters see to that. */
const WARM_METERS = 10_000;

/** How often to ask whether a campaign is over: its own events come every half second. */
const LOOK_MS = 100;

/** What one service on one database was measured to do. */
export interface ServiceRun {
  readonly firstSeenPerSecond: number;
  /** Processor time of a campaign's code, meters seen first, in microseconds. */
  readonly firstSeenCost: Used;
  readonly knownPerSecond: number;
  /** Milliseconds of single codes while a campaign runs. */
  readonly p50: number;
  readonly p99: number;
  readonly peakMebibytes: number;
}

/** Issues codes for the meters in turn until `isOver`; the milliseconds that each took. */
async function issueOn(call: Call, from: number, isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  for (let at = from; !isOver(); at += 1) {
    const start = performance.now();
    const path = `/v1/meters/${nthMeterId(at % 1_000)}/codes`;
    const commands = [{ type: "top_up", amountPence: 500 }];
    const { status, text } = await call("POST", path, {
      commands,
      digits: 40,
      reason: "benchmark",
    });
    if (status !== 201) throw new Error(`${status} ${text}`);
    times.push(performance.now() - start);
  }
  return times;
}

async function untilDone(call: Call, campaignId: string): Promise<SeenCampaign> {
  for (;;) {
    const campaign = await seeCampaign(call, campaignId);
    if (campaign.status === "done") return campaign;
    if (campaign.status === "cancelled") throw new Error("the campaign was cancelled");
    await sleep(LOOK_MS);
  }
}

/** A campaign for the meters of a tag, all where it is undefined; codes a second to the last. */
export async function runCampaign(call: Call, tag?: string): Promise<number> {
  const start = performance.now();
  const { campaignId } = await makeCampaign(call, {
    commands: [{ type: "top_up", amountPence: 1_000 }],
    digits: 40,
    reason: "benchmark",
    selection: tag === undefined ? { everyMeter: true } : { tags: [tag] },
  });
  const { issued } = await untilDone(call, campaignId);
  return (issued * 1_000) / (performance.now() - start);
}

/** Runs a campaign; its codes a second, and what each of them took of the processor. */
async function costOfCampaign(
  server: ServerProcess,
  call: Call,
  databaseUrl: string | undefined,
  meters: number,
): Promise<{ readonly perSecond: number; readonly cost: Used }> {
  const used = await usedBy(server.pid, databaseUrl);
  const before = used();
  const perSecond = await runCampaign(call, MEASURED);
  const after = used();
  const ofCode = (seconds: number) => (seconds * 1_000_000) / meters;
  const service = ofCode(after.service - before.service);
  const database = ofCode(after.database - before.database);
  return { perSecond, cost: { service, database } };
}

/**
 * Measures one service process, alone on a database of its own.
 * @param databaseUrl - PostgreSQL; undefined: SQLite.
 * @param meters - in every campaign that is measured.
 */
export async function runService(
  databaseUrl: string | undefined,
  meters: number,
): Promise<ServiceRun> {
  const env = {
    ...supplierEnv(),
    RATE_LIMIT_PER_MINUTE: "0",
    ...databaseEnv(databaseUrl),
  };
  const keys = randomPoints(KEYS);
  await addManyMeters(env, meters + WARM_METERS, (at) => ({
    public_key: keys[at % KEYS] ?? "",
    tags: [at < meters ? MEASURED : WARM],
  }));
  const server = await startServerProcess("supplier", env);
  const call = clientOf(server.url, API_KEY);
  await runCampaign(call, WARM);
  const firstSeen = await costOfCampaign(server, call, databaseUrl, meters);
  const knownPerSecond = await runCampaign(call, MEASURED);
  let isOver = false;
  const asking = issueOn(call, 0, () => isOver);
  await runCampaign(call, MEASURED);
  isOver = true;
  const times = await asking;
  const peak = mebibytesOf(server.pid, "VmHWM");
  await server.end("SIGTERM");
  rmSync(env.DATA_DIR, { recursive: true });
  return {
    firstSeenPerSecond: firstSeen.perSecond,
    firstSeenCost: firstSeen.cost,
    knownPerSecond,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    peakMebibytes: peak,
  };
}
