import type { CampaignRunner } from "./campaigns/runner.ts";
import type { Issuer } from "./issuing/issuer.ts";
import type { PublicIdentity } from "./keys/supplier-keys.ts";

/** All that a running service is made of. The routes pass on what each use case takes of it. */
export interface Service extends Issuer {
  readonly identity: PublicIdentity;
  /** Runs campaigns. */
  readonly runner: CampaignRunner;
}
