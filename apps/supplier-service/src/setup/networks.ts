import { BlockList, isIP } from "node:net";
import { type Environment, readText, StartError } from "@utrn-lab/http-host";

/** Adds an address, or a network by its prefix. Answers whether it was one. */
function addNetwork(list: BlockList, text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  const family = version === 4 ? "ipv4" : "ipv6";
  if (prefix === undefined) {
    list.addAddress(address, family);
    return true;
  }
  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  // A prefix of 0 would be everybody.
  if (!(bits >= 1 && bits <= (version === 4 ? 32 : 128))) return false;
  list.addSubnet(address, bits, family);
  return true;
}

/**
 * Reads a setting of addresses and networks, separated by commas.
 * @param example - of both, for the error.
 * @returns those, or undefined where the setting is absent.
 * @throws StartError naming the setting when one is neither an address nor a network.
 */
export function readNetworks(env: Environment, name: string, example: string) {
  const text = readText(env, name);
  if (text === undefined) return undefined;
  const list = new BlockList();
  if (text.split(",").every((each) => addNetwork(list, each.trim()))) return list;
  throw new StartError(
    `${name} must be addresses or networks such as ${example}, separated by commas.`,
  );
}
