import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * A fingerprint of a code, so that a meter can tell wrong codes apart without keeping them.
 * @returns the first 16 bytes of SHA-256 as hex.
 */
export function codeDigest(code: string): string {
  return bytesToHex(sha256(utf8ToBytes(code)).subarray(0, 16));
}
