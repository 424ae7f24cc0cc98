import type { CampaignRunner } from "./campaigns/runner.ts";
import type { Issuer } from "./issuing/issuer.ts";
import type { SecretBox } from "./keys/secret-box.ts";
import type { PublicIdentity } from "./keys/supplier-keys.ts";
import type { Post } from "./webhooks/post.ts";
import type { WebhookTeller } from "./webhooks/start-teller.ts";
import type { Targets } from "./webhooks/targets.ts";

/** All that a running service is made of. The routes pass on what each use case takes of it. */
export interface Service extends Issuer {
  readonly identity: PublicIdentity;
  /** What webhooks are made and called with. */
  readonly secretBox: SecretBox;
  readonly targets: Targets;
  readonly post: Post;
  /** Runs campaigns. */
  readonly runner: CampaignRunner;
  /** Tells webhooks. */
  readonly teller: WebhookTeller;
}
