import { p256 } from "@noble/curves/nist.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { FieldRangeError, FieldTypeError } from "./checks/field-error.ts";

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

function checkHex(value: unknown, field: string, bytes: number): string {
  if (typeof value !== "string") throw new FieldTypeError(field, "must be a string of hex digits");
  if (!/^[0-9a-f]*$/.test(value) || value.length !== 2 * bytes) {
    throw new FieldRangeError(field, `must be ${2 * bytes} lowercase hex digits`);
  }
  return value;
}

/** Bytes of a text in hex; the error never repeats it. */
export function parseHex(value: unknown, field: string, bytes: number): Uint8Array {
  return hexToBytes(checkHex(value, field, bytes));
}

declare const PARTY: unique symbol;

/** The EUI-64 of a supplier, 16 lowercase hex digits, as `parseSupplierId` lets it in. */
export type SupplierId = string & { readonly [PARTY]: "supplier" };
/** The EUI-64 of a meter, 16 lowercase hex digits, as `parseMeterId` lets it in. */
export type MeterId = string & { readonly [PARTY]: "meter" };

/**
 * An EUI-64, which names a supplier, a meter or a device: 16 lowercase hex digits.
 * @throws FieldTypeError or FieldRangeError, naming `field`.
 */
export function parseEui64(value: unknown, field: string): string {
  return checkHex(value, field, 8);
}

/** The EUI-64 of a supplier; throws as `parseEui64` does. */
export function parseSupplierId(value: unknown, field: string): SupplierId {
  return parseEui64(value, field) as SupplierId;
}

/** The EUI-64 of a meter; throws as `parseEui64` does. */
export function parseMeterId(value: unknown, field: string): MeterId {
  return parseEui64(value, field) as MeterId;
}

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

/**
 * The public key of a private key, as 65 bytes hex.
 * @throws FieldTypeError or FieldRangeError when it is none.
 */
export function publicKeyOf(privateKey: string): string {
  return bytesToHex(p256.getPublicKey(parsePrivateKey(privateKey, "privateKey"), false));
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

/**
 * A fingerprint of a code, so that a meter can tell wrong codes apart without keeping them.
 * @returns the first 16 bytes of SHA-256 as hex.
 */
export function codeDigest(code: string): string {
  return bytesToHex(sha256(utf8ToBytes(code)).subarray(0, 16));
}
