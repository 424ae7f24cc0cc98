import type { AuditedStore } from "../audit/change.ts";
import type { LabClock } from "../lab/lab-clock.ts";
import type { Metrics } from "../metrics.ts";
import type { Thresholds } from "../rules/thresholds.ts";
import type { Signer } from "../signing/signer.ts";
import type { Sources } from "../sources.ts";

/** What issuing single codes takes. */
export interface CodeIssuer extends AuditedStore {
  readonly signer: Pick<Signer, "hasSecret" | "secretOf">;
  readonly metrics: Pick<Metrics, "countIssued">;
  readonly sources: Pick<Sources, "nowSeconds" | "realSeconds" | "newId">;
  readonly thresholds: Thresholds;
}

/** What issuing codes takes, one at a time or in a campaign. */
export interface Issuer extends CodeIssuer {
  readonly signer: Signer;
  readonly metrics: Metrics;
  readonly sources: Sources;
  /** The clock that `sources` tells the time by; null where that is the real time. */
  readonly lab: LabClock | null;
}
