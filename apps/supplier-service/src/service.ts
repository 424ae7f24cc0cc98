import type { AuditKey } from "./audit/record.ts";
import type { CampaignRunner } from "./campaigns/runner.ts";
import type { PublicIdentity } from "./keys/supplier-keys.ts";
import type { Metrics } from "./metrics.ts";
import type { Thresholds } from "./rules/thresholds.ts";
import type { Signer } from "./signing/signer.ts";
import type { Sources } from "./sources.ts";
import type { Store } from "./store/tables.ts";

/** What the routes work with. */
export interface Supplier {
  readonly identity: PublicIdentity;
  readonly store: Store;
  readonly signer: Signer;
  /** Runs campaigns. */
  readonly runner: CampaignRunner;
  readonly auditKey: AuditKey;
  readonly metrics: Metrics;
  readonly sources: Sources;
  readonly thresholds: Thresholds;
}

/** Everything but the runner, so that a runner cannot start another. */
export type Works = Omit<Supplier, "runner">;
