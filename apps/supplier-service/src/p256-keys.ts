import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from "node:crypto";
import { FieldRangeError, FieldTypeError, parsePublicKey } from "@utrn-lab/utrn";

function isP256(key: KeyObject): boolean {
  return key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === "prime256v1";
}

function hexOf(coordinate: string | undefined): string {
  return Buffer.from(coordinate ?? "", "base64url").toString("hex");
}

/**
 * The P-256 private key in a PEM text, PKCS#8 or SEC 1.
 * @returns 32 bytes as hex, or undefined when the text holds no such key.
 */
export function privateKeyOfPem(pem: string): string | undefined {
  try {
    const key = createPrivateKey(pem);
    return isP256(key) ? hexOf(key.export({ format: "jwk" }).d) : undefined;
  } catch {
    return undefined;
  }
}

function publicKeyOfPem(pem: string): string | undefined {
  // node:crypto makes a public key of a private one; a meter's private key has no business here.
  if (pem.includes("PRIVATE KEY")) return undefined;
  try {
    const isCertificate = pem.includes("-----BEGIN CERTIFICATE-----");
    const key = isCertificate ? new X509Certificate(pem).publicKey : createPublicKey(pem);
    if (!isP256(key)) return undefined;
    const { x, y } = key.export({ format: "jwk" });
    return `04${hexOf(x)}${hexOf(y)}`;
  } catch {
    return undefined;
  }
}

/**
 * A meter's public key as clients have it. The chain of a certificate is not verified: who may
 * register meters vouches for their keys.
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
  return hex;
}
