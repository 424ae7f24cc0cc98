import { BlockList, isIP } from "node:net";
import { type Environment, readText, StartError } from "@utrn-lab/http-host";

/** Whether an address is that of a proxy whose word on its clients is taken. */
type IsTrusted = (address: string) => boolean;

/** Adds an address, or a network by its prefix. Answers whether it was one. */
function add(list: BlockList, text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  const family = version === 4 ? "ipv4" : "ipv6";
  if (prefix === undefined) {
    list.addAddress(address, family);
    return true;
  }
  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  // A prefix of 0 would take everybody's word.
  if (!(bits >= 1 && bits <= (version === 4 ? 32 : 128))) return false;
  list.addSubnet(address, bits, family);
  return true;
}

/**
 * Reads TRUSTED_PROXIES: addresses and networks, separated by commas, whose X-Forwarded-For and
 * X-Request-Id are believed; nobody's when it is absent.
 * @throws StartError when one is neither an address nor a network.
 */
export function readTrustedProxies(env: Environment): IsTrusted {
  const text = readText(env, "TRUSTED_PROXIES");
  const list = new BlockList();
  const all = text === undefined ? [] : text.split(",").map((each) => each.trim());
  if (!all.every((each) => add(list, each))) {
    throw new StartError(
      "TRUSTED_PROXIES must be addresses or networks such as 10.0.0.7 or 10.1.0.0/16, separated " +
        "by commas.",
    );
  }
  return (address) =>
    isIP(address) > 0 && list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}
