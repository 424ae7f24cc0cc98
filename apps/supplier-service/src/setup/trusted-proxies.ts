import { BlockList, isIP } from "node:net";
import { type Environment, readText, StartError } from "@utrn-lab/http-host";
import { addNetwork } from "./networks.ts";

/** Whether an address is that of a proxy whose word on its clients is taken. */
type IsTrusted = (address: string) => boolean;

/**
 * Reads TRUSTED_PROXIES: addresses and networks, separated by commas, whose X-Forwarded-For and
 * X-Request-Id are believed; nobody's when it is absent.
 * @throws StartError when one is neither an address nor a network.
 */
export function readTrustedProxies(env: Environment): IsTrusted {
  const text = readText(env, "TRUSTED_PROXIES");
  const list = new BlockList();
  const all = text === undefined ? [] : text.split(",").map((each) => each.trim());
  if (!all.every((each) => addNetwork(list, each))) {
    throw new StartError(
      "TRUSTED_PROXIES must be addresses or networks such as 10.0.0.7 or 10.1.0.0/16, separated " +
        "by commas.",
    );
  }
  return (address) =>
    isIP(address) > 0 && list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}
