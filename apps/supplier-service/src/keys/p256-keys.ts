import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { parsePublicKey } from "@utrn-lab/utrn";
import { FieldRangeError, FieldTypeError } from "@utrn-lab/utrn/checks";
import { certifiedKey, hasCertificate } from "./certificates.ts";

function isP256(key: KeyObject): boolean {
  return key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === "prime256v1";
}

/** The algorithm of a key whose curve is named; RFC 5480 2.1.1 forbids to spell it out. */
const NAMED_P256 = Buffer.from("301306072a8648ce3d020106082a8648ce3d030107", "hex");

function isNamed(key: KeyObject): boolean {
  return key.export({ type: "spki", format: "der" }).includes(NAMED_P256);
}

function hexOf(coordinate: string | undefined): string {
  return Buffer.from(coordinate ?? "", "base64url").toString("hex");
}

/** Why a PEM text gives no private key. */
export type PemFault = "no_key" | "encrypted" | "wrong_passphrase";

/**
 * The P-256 private key in a PEM text, PKCS#8 or SEC 1, encrypted or not.
 * @param passphrase - opens it, where it is encrypted.
 * @returns the key, or why the text gives none.
 */
export function privateKeyOfPem(
  pem: string,
  passphrase?: string,
): { readonly key: KeyObject } | { readonly fault: PemFault } {
  const isEncrypted = pem.includes("ENCRYPTED");
  if (isEncrypted && passphrase === undefined) return { fault: "encrypted" };
  try {
    const key = createPrivateKey({
      key: pem,
      format: "pem",
      ...(isEncrypted ? { passphrase } : {}),
    });
    return isP256(key) ? { key } : { fault: "no_key" };
  } catch {
    return { fault: isEncrypted ? "wrong_passphrase" : "no_key" };
  }
}

/** A private key of the curve P-256, 32 bytes hex. */
export function privateKeyHex(key: KeyObject): string {
  return hexOf(key.export({ format: "jwk" }).d);
}

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
  if (key === undefined || !isP256(key) || !isNamed(key)) {
    throw new FieldRangeError(field, "must be a PEM certificate or public key of the curve P-256");
  }
  const { x, y } = key.export({ format: "jwk" });
  return `04${hexOf(x)}${hexOf(y)}`;
}
