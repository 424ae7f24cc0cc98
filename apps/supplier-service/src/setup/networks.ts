import { type BlockList, isIP } from "node:net";

/** Adds an address, or a network by its prefix. Answers whether it was one. */
export function addNetwork(list: BlockList, text: string): boolean {
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
