import type { Works } from "../service.ts";
import type { Store } from "../store/database.ts";
import { startLocalForeman } from "./local-runner.ts";
import { startQueuedForeman } from "./queue-runner.ts";

/** Sees to it that somebody works on every campaign that is selecting or running. */
export interface Foreman {
  /**
   * Has a campaign worked on once the transaction commits, and not if it does not.
   * @param transaction - in which the campaign was made, or approved.
   */
  wake(transaction: Store, campaignId: string): Promise<void>;
  /** Finishes the batches in hand, and stops. */
  stop(): Promise<void>;
}

/** What a foreman is told of its process. */
export interface ForemanOptions {
  readonly databaseUrl: string | undefined;
  /** Whether this process works on campaigns; if not, it only has others work. */
  readonly isWorker: boolean;
  /** Told of what went wrong and will be tried again. */
  readonly onError: (error: unknown) => void;
}

/** Starts the foreman of a process: pg-boss on PostgreSQL, a loop in the process on SQLite. */
export function startForeman(supplier: Works, options: ForemanOptions): Promise<Foreman> {
  const { databaseUrl } = options;
  if (databaseUrl !== undefined) return startQueuedForeman(supplier, { ...options, databaseUrl });
  return Promise.resolve(startLocalForeman(supplier, options));
}
