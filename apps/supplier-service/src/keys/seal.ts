import { createHmac, hkdfSync } from "node:crypto";

const PURPOSE = "utrn-lab audit keys";

/**
 * Seals the fingerprint of an audit key: HMAC-SHA-256 (RFC 2104) under a key that HKDF-SHA-256
 * (RFC 5869) makes of the supplier's private key. All processes of a supplier have that key, and
 * who only writes their database has not: a key that he adds has no seal.
 * @param privateKey - the supplier's top-up key, 32 bytes hex.
 * @param fingerprint - of the audit key.
 * @returns hex.
 */
export function sealOf(privateKey: string, fingerprint: string): string {
  const key = hkdfSync("sha256", Buffer.from(privateKey, "hex"), "", PURPOSE, 32);
  return createHmac("sha256", Buffer.from(key)).update(fingerprint).digest("hex");
}
