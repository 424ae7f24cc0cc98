import type { Issuer } from "../issuing/issuer.ts";
import { startLocalRunner } from "./local-runner.ts";
import type { CampaignRunner, RunnerOptions } from "./runner.ts";

/**
 * Starts the runner of a process: pg-boss on PostgreSQL, which is read only there, and a loop in
 * the process on SQLite.
 */
export async function startRunner(
  issuer: Issuer,
  options: RunnerOptions & { readonly databaseUrl: string | undefined },
): Promise<CampaignRunner> {
  const { databaseUrl } = options;
  if (databaseUrl === undefined) return startLocalRunner(issuer, options);
  const { startQueueRunner } = await import("./queue-runner.ts");
  return startQueueRunner(issuer, { ...options, databaseUrl });
}
