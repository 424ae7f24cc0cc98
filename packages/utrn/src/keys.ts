import { equalBytes } from "@noble/ciphers/utils.js";
import { ecdh, weierstrass } from "@noble/curves/abstract/weierstrass.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { FieldRangeError } from "./checks/field-error.ts";
import { parseHex } from "./checks/hex.ts";

/**
 * P-256 (NIST SP 800-186, 3.2.1.3) for key agreement alone: noble's `p256` would bring signatures
 * too, which nothing here makes, and a page would load them.
 */
const p256 = /* @__PURE__ */ ecdh(
  /* @__PURE__ */ weierstrass({
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    h: 1n,
    a: 0xffffffff00000001000000000000000000000000fffffffffffffffffffffffcn,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    Gx: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
    Gy: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
  }),
);

/**
 * P-256 ECDH as a port: a host with a faster implementation injects it.
 * @param privateKey - 32 bytes, 1..n-1.
 * @param publicKey - 65 bytes, 04 and the two coordinates; a point of the curve.
 * @returns the x coordinate of the shared point, 32 bytes (NIST SP 800-56A, 5.7.1.2).
 */
export type KeyAgreement = (privateKey: Uint8Array, publicKey: Uint8Array) => Uint8Array;

/** Key agreement by noble-curves: everywhere the same, and slow. */
export const nobleKeyAgreement: KeyAgreement = (privateKey, publicKey) =>
  p256.getSharedSecret(privateKey, publicKey).subarray(1);

/**
 * A P-256 private key, 32 bytes as hex, 1..n-1.
 * @throws FieldTypeError or FieldRangeError, naming `field` and never the key.
 */
export function parsePrivateKey(value: unknown, field: string): Uint8Array {
  const key = parseHex(value, field, 32);
  if (!p256.utils.isValidSecretKey(key)) {
    throw new FieldRangeError(field, "must be a P-256 private key");
  }
  return key;
}

/**
 * A P-256 public key, 65 bytes as hex, uncompressed (SEC 1, 2.3.3).
 * @throws FieldTypeError or FieldRangeError, naming `field`.
 */
export function parsePublicKey(value: unknown, field: string): Uint8Array {
  const key = parseHex(value, field, 65);
  if (!p256.utils.isValidPublicKey(key, false)) {
    throw new FieldRangeError(field, "must be a point of the curve P-256, uncompressed");
  }
  return key;
}

/** A party has few keys of its own: two, and during a change of keys four. */
const OWN_KEYS_MAX = 4;

/**
 * The key pairs that were asked for last: to compute a public key takes as long as several
 * agreements do by OpenSSL (docs/performance.md).
 */
const OWN_KEYS: { readonly privateKey: Uint8Array; readonly publicKey: Uint8Array }[] = [];

function ownPublicKey(privateKey: Uint8Array): Uint8Array {
  const known = OWN_KEYS.find((own) => equalBytes(own.privateKey, privateKey));
  if (known !== undefined) return known.publicKey;
  const publicKey = p256.getPublicKey(privateKey, false);
  OWN_KEYS.unshift({ privateKey, publicKey });
  OWN_KEYS.splice(OWN_KEYS_MAX);
  return publicKey;
}

/** Whether a public key is that of a private key, both as parsed. */
export function isPair(privateKey: Uint8Array, publicKey: Uint8Array): boolean {
  return equalBytes(ownPublicKey(privateKey), publicKey);
}

/**
 * The public key of a private key, as 65 bytes hex. The last four pairs stay in memory, as those of
 * `agreeSecret` do.
 * @throws FieldTypeError or FieldRangeError when it is none.
 */
export function publicKeyOf(privateKey: string): string {
  return bytesToHex(ownPublicKey(parsePrivateKey(privateKey, "privateKey")));
}

/**
 * A private key from randomness (FIPS 186-5, A.2.1: more bits than the order, then reduced).
 * @param random - 48 bytes from a cryptographic source, or a seed where keys must repeat.
 * @returns 32 bytes as hex.
 * @throws FieldRangeError naming `random`.
 */
export function privateKeyFrom(random: Uint8Array): string {
  if (random.length !== 48) throw new FieldRangeError("random", "must have 48 bytes");
  return bytesToHex(p256.utils.randomSecretKey(random));
}
