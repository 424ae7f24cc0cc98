import type { Works } from "../service.ts";
import { startLocalRunner } from "./local-runner.ts";
import { startQueueRunner } from "./queue-runner.ts";
import type { CampaignRunner, RunnerOptions } from "./runner.ts";

/** Starts the runner of a process: pg-boss on PostgreSQL, a loop in the process on SQLite. */
export function startRunner(supplier: Works, options: RunnerOptions): Promise<CampaignRunner> {
  const { databaseUrl } = options;
  if (databaseUrl !== undefined) return startQueueRunner(supplier, { ...options, databaseUrl });
  return Promise.resolve(startLocalRunner(supplier, options));
}
