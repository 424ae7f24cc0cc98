import { hkdfSync } from "node:crypto";
import { privateKeyFrom } from "@utrn-lab/utrn";

/** Gives cryptographically random bytes. */
type RandomBytes = (count: number) => Uint8Array;

/** Test meters share this beginning, so that none is mistaken for a real one. */
const TEST_PREFIX = "00db1234";
/** What `privateKeyFrom` takes: 16 bytes more than the order has, so that the rest is even. */
const KEY_BYTES = 48;

/** The key that belongs to a seed, always the same (RFC 5869, HKDF with SHA-512). */
export function keyOfSeed(seed: string): string {
  const bytes = hkdfSync("sha512", seed, "", "utrn-lab bench meter key", KEY_BYTES);
  return privateKeyFrom(new Uint8Array(bytes));
}

/** A meter's private key: of its seed where it has one, else of randomness. */
export function newPrivateKey(seed: string | undefined, randomBytes: RandomBytes): string {
  return seed === undefined ? privateKeyFrom(randomBytes(KEY_BYTES)) : keyOfSeed(seed);
}

/** An EUI-64 for a meter that was given none. */
export function newMeterId(randomBytes: RandomBytes): string {
  return `${TEST_PREFIX}${Buffer.from(randomBytes(4)).toString("hex")}`;
}
