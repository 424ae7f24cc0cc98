import type { Store } from "../store/tables.ts";

/** Runs every campaign that is selecting or running. */
export interface CampaignRunner {
  /**
   * Runs a campaign once the transaction commits, and does not if it rolls back.
   * @param transaction - in which the campaign was made, or approved.
   */
  wake(transaction: Store, campaignId: string): Promise<void>;
  /** Finishes the batches that have begun, and stops. */
  stop(): Promise<void>;
}

/** What a runner is told of its process. */
export interface RunnerOptions {
  /** Whether this process runs campaigns itself, or only asks others to. */
  readonly isWorker: boolean;
  /** Told of every failure; what failed is tried again. */
  readonly onError: (error: unknown) => void;
}
