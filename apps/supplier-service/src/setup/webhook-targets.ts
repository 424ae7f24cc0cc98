import { BlockList } from "node:net";
import type { Environment } from "@utrn-lab/http-host";
import type { Targets } from "../webhooks/targets.ts";
import { readNetworks } from "./networks.ts";

/**
 * Reads WEBHOOK_TARGETS: addresses and networks, separated by commas, that webhooks may go to
 * although they are private, and over http; none when it is absent.
 * @throws StartError when one is neither an address nor a network.
 */
export function readWebhookTargets(env: Environment): Targets {
  const allowed = readNetworks(env, "WEBHOOK_TARGETS", "127.0.0.1 or 10.1.0.0/16");
  return { allowed: allowed ?? new BlockList(), hasAllowed: allowed !== undefined };
}
