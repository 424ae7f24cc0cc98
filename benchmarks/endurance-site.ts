import { readdirSync, rmSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { clientOf } from "../test/support/api-client.ts";
import { addManyMeters, makeCampaign, nthMeterId, untilOver } from "../test/support/campaigns.ts";
import { startEmbeddedPostgres } from "../test/support/postgres.ts";
import { startServerProcess } from "../test/support/server-process.ts";
import { API_KEY, supplierEnv } from "../test/support/supplier-rig.ts";
import { putUnderLoad } from "./issue-load.ts";
import type { Issue } from "./open-load.ts";
import { mebibytesOf } from "./process-memory.ts";

/** Many, so that a meter gets a few codes only: what it has is read for each. */
const METERS = 20_000;
const CAMPAIGN_METERS = 601;
const LOOKS = 12;

/** What the processes hold: the least memory of a minute, MiB, and the most of the others. */
export interface Held {
  readonly first: number;
  readonly second: number;
  readonly worker: number;
  readonly openFiles: number;
  readonly connections: number;
}

const OTHERS =
  "SELECT count(*)::int AS count FROM pg_stat_activity " +
  "WHERE datname = current_database() AND pid <> pg_backend_pid()";

/** Looks at processes and their database now and then. */
async function watch(pids: readonly number[], client: pg.Client, durationMs: number) {
  const looks: { readonly memory: readonly number[]; files: number; connections: number }[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    await setTimeout(durationMs / LOOKS);
    const files = pids.map((pid) => readdirSync(`/proc/${pid}/fd`).length);
    looks.push({
      memory: pids.map((pid) => mebibytesOf(pid, "VmRSS")),
      files: files.reduce((sum, count) => sum + count, 0),
      connections: (await client.query(OTHERS)).rows[0].count,
    });
  }
  // The engine frees memory in its own time: the least is nearest to what is in use.
  const least = (at: number) => Math.min(...looks.map(({ memory }) => memory[at] ?? Number.NaN));
  return {
    first: least(0),
    second: least(1),
    worker: least(2),
    openFiles: Math.max(...looks.map(({ files }) => files)),
    connections: Math.max(...looks.map(({ connections }) => connections)),
  };
}

/** Two processes that answer and one that runs campaigns, on a PostgreSQL of their own. */
export async function startEndurance() {
  const postgres = await startEmbeddedPostgres();
  const DATABASE_URL = await postgres.newDatabase();
  const env = { ...supplierEnv(), RATE_LIMIT_PER_MINUTE: "0", DATABASE_URL };
  await addManyMeters(env, METERS);
  const start = (role: string) => startServerProcess("supplier", env, { args: ["--role", role] });
  const first = await start("api");
  const second = await start("api");
  const worker = await start("worker");
  const processes = [first, second, worker];
  const calls = [clientOf(first.url, API_KEY), clientOf(second.url, API_KEY)] as const;
  const client = new pg.Client(DATABASE_URL);
  await client.connect();
  const issue: Issue = async (at) => {
    const path = `/v1/meters/${nthMeterId(at % METERS)}/codes`;
    const commands = [{ type: "top_up", amountPence: 500 }];
    const headers = { "idempotency-key": `endurance-${at}` };
    const body = { commands, digits: 40, reason: "endurance" };
    return (await calls[at % 2 === 0 ? 0 : 1]("POST", path, body, headers)).status === 201;
  };
  return {
    issue,
    /** Codes a second that so many clients get who each ask again once they are answered. */
    peak: async (of: { clients: number; warmSeconds: number; seconds: number }): Promise<number> =>
      (await putUnderLoad({ ...of, urls: [first.url, second.url], meters: METERS })).perSecond,
    watch: (durationMs: number): Promise<Held> =>
      watch(
        processes.map(({ pid }) => pid),
        client,
        durationMs,
      ),
    /** Runs a campaign to its end. */
    runCampaign: async () => {
      const { campaignId } = await makeCampaign(calls[0], {
        commands: [{ type: "restore_supply" }],
        digits: 40,
        reason: "endurance",
        selection: { meterIds: Array.from({ length: CAMPAIGN_METERS }, (_, at) => nthMeterId(at)) },
      });
      const { status } = await untilOver(first.url, campaignId);
      if (status !== "done") throw new Error(`the campaign is ${status}`);
    },
    stop: async () => {
      await client.end();
      for (const { end } of processes) await end("SIGTERM");
      await postgres.stop();
      rmSync(env.DATA_DIR, { recursive: true });
    },
  };
}
