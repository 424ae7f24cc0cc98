import type { AuditedStore } from "../audit/change.ts";
import type { Metrics } from "../metrics.ts";
import type { Thresholds } from "../rules/thresholds.ts";
import type { Signer } from "../signing/signer.ts";
import type { Sources } from "../sources.ts";

/** What issuing codes takes, one at a time or in a campaign. */
export interface Issuer extends AuditedStore {
  readonly signer: Signer;
  readonly metrics: Metrics;
  readonly sources: Sources;
  readonly thresholds: Thresholds;
}
