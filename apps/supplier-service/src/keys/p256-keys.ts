import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from "node:crypto";
import { parsePublicKey } from "@utrn-lab/utrn";
import { FieldRangeError, FieldTypeError } from "@utrn-lab/utrn/checks";
import { isForKeyAgreement } from "./certificates.ts";

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

function isCertificate(pem: string): boolean {
  return pem.includes("-----BEGIN CERTIFICATE-----");
}

function publicKeyOfPem(pem: string): string | undefined {
  // node:crypto makes a public key of a private one; a meter's private key must not get here.
  if (pem.includes("PRIVATE KEY")) return undefined;
  try {
    const key = isCertificate(pem) ? new X509Certificate(pem).publicKey : createPublicKey(pem);
    if (!isP256(key) || !isNamed(key)) return undefined;
    const { x, y } = key.export({ format: "jwk" });
    return `04${hexOf(x)}${hexOf(y)}`;
  } catch {
    return undefined;
  }
}

function derOf(pem: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new X509Certificate(pem).raw);
}

/**
 * A meter's public key as clients have it. The chain of a certificate is not verified: whoever may
 * register meters vouches for their keys. A certificate with key usage has to allow key agreement.
 * @param value - 65 bytes hex, or a PEM certificate or public key, of the curve P-256.
 * @param field - its name, for the error.
 * @returns 65 bytes as lowercase hex, uncompressed.
 * @throws FieldTypeError or FieldRangeError naming `field`.
 */
export function readPublicKey(value: unknown, field: string): string {
  if (typeof value !== "string") throw new FieldTypeError(field, "must be a string");
  if (!value.includes("-----BEGIN ")) {
    parsePublicKey(value, field);
    return value;
  }
  const hex = publicKeyOfPem(value);
  if (hex === undefined) {
    throw new FieldRangeError(field, "must be a PEM certificate or public key of the curve P-256");
  }
  if (isCertificate(value) && !isForKeyAgreement(derOf(value))) {
    throw new FieldRangeError(field, "must be a certificate whose key usage is key agreement");
  }
  return hex;
}
