import { isIP } from "node:net";
import type { Environment } from "@utrn-lab/http-host";
import { readNetworks } from "./networks.ts";

/** Whether an address is that of a proxy whose word on its clients is taken. */
type IsTrusted = (address: string) => boolean;

/**
 * Reads TRUSTED_PROXIES: addresses and networks, separated by commas, whose X-Forwarded-For and
 * X-Request-Id are believed; nobody's when it is absent.
 * @throws StartError when one is neither an address nor a network.
 */
export function readTrustedProxies(env: Environment): IsTrusted {
  const list = readNetworks(env, "TRUSTED_PROXIES", "10.0.0.7 or 10.1.0.0/16");
  return (address) =>
    isIP(address) > 0 && list?.check(address, isIP(address) === 6 ? "ipv6" : "ipv4") === true;
}
