import type { Issuer } from "../issuing/issuer.ts";
import { startLocalRunner } from "./local-runner.ts";
import { startQueueRunner } from "./queue-runner.ts";
import type { CampaignRunner, RunnerOptions } from "./runner.ts";

/** Starts the runner of a process: pg-boss on PostgreSQL, a loop in the process on SQLite. */
export async function startRunner(
  issuer: Issuer,
  options: RunnerOptions & { readonly databaseUrl: string | undefined },
): Promise<CampaignRunner> {
  const { databaseUrl } = options;
  if (databaseUrl === undefined) return startLocalRunner(issuer, options);
  return startQueueRunner(issuer, { ...options, databaseUrl });
}
