import { BlockList } from "node:net";
import { type Environment, readText, StartError } from "@utrn-lab/http-host";
import type { Targets } from "../webhooks/targets.ts";
import { addNetwork } from "./networks.ts";

/**
 * Reads WEBHOOK_TARGETS: addresses and networks, separated by commas, that webhooks may go to
 * although they are private, and over http; none when it is absent.
 * @throws StartError when one is neither an address nor a network.
 */
export function readWebhookTargets(env: Environment): Targets {
  const text = readText(env, "WEBHOOK_TARGETS");
  const allowed = new BlockList();
  const all = text === undefined ? [] : text.split(",").map((each) => each.trim());
  if (!all.every((each) => addNetwork(allowed, each))) {
    throw new StartError(
      "WEBHOOK_TARGETS must be addresses or networks such as 127.0.0.1 or 10.1.0.0/16, separated " +
        "by commas.",
    );
  }
  return { allowed, hasAllowed: all.length > 0 };
}
