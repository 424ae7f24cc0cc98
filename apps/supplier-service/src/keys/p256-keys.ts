import { createPublicKey, type KeyObject } from "node:crypto";
import { publicKeyHex } from "@utrn-lab/audit-chain";
import { parsePublicKey } from "@utrn-lab/utrn";
import { FieldRangeError, FieldTypeError } from "@utrn-lab/utrn/checks";
import { certifiedKey, hasCertificate } from "./certificates.ts";

function publicKeyOfPem(pem: string, meterId: string, field: string): KeyObject | undefined {
  // node:crypto makes a public key of a private one; a meter's private key must not get here.
  if (pem.includes("PRIVATE KEY")) return undefined;
  if (hasCertificate(pem)) return certifiedKey(pem, meterId, field);
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}

/**
 * A meter's public key as clients have it. A certificate has to name the meter, and to allow key
 * agreement; its chain is not verified: whoever may register meters vouches for their keys.
 * @param value - 65 bytes hex, or a PEM certificate or public key, of the curve P-256.
 * @param meterId - the meter's EUI-64.
 * @param field - its name, for the error.
 * @returns 65 bytes as lowercase hex, uncompressed.
 * @throws FieldTypeError or FieldRangeError naming `field`.
 */
export function readPublicKey(value: unknown, meterId: string, field: string): string {
  if (typeof value !== "string") throw new FieldTypeError(field, "must be a string");
  if (!value.includes("-----BEGIN ")) {
    parsePublicKey(value, field);
    return value;
  }
  const key = publicKeyOfPem(value, meterId, field);
  const hex = key === undefined ? undefined : publicKeyHex(key);
  if (hex !== undefined) return hex;
  throw new FieldRangeError(field, "must be a PEM certificate or public key of the curve P-256");
}
