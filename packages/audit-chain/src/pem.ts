import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

const BLOCK = /-----BEGIN ([A-Z ]+)-----[^-]*-----END \1-----/g;

/** The algorithm of a key whose curve is named; RFC 5480 2.1.1 forbids to spell it out. */
const NAMED_P256 = Buffer.from("301306072a8648ce3d020106082a8648ce3d030107", "hex");

function isP256(key: KeyObject): boolean {
  return key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === "prime256v1";
}

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

/** A private key as PEM (PKCS#8), encrypted (AES-256) where there is a passphrase. */
export function pemOfPrivateKey(key: KeyObject, passphrase: string | undefined): string {
  const cipher = passphrase === undefined ? {} : { cipher: "aes-256-cbc", passphrase };
  return key.export({ format: "pem", type: "pkcs8", ...cipher }).toString();
}

/**
 * A public key of the named curve P-256: 65 bytes as lowercase hex, uncompressed.
 * @returns undefined for any other key.
 */
export function publicKeyHex(key: KeyObject): string | undefined {
  if (!isP256(key) || !isNamed(key)) return undefined;
  const { x, y } = key.export({ format: "jwk" });
  return `04${hexOf(x)}${hexOf(y)}`;
}

/**
 * The public keys in a PEM text, one after another.
 * @returns at least one, or undefined where the text has none, or one of another curve than P-256.
 */
export function publicKeysOfPem(text: string): readonly KeyObject[] | undefined {
  try {
    const keys = [...text.matchAll(BLOCK)].map(([pem]) => createPublicKey(pem));
    return keys.length > 0 && keys.every(isP256) ? keys : undefined;
  } catch {
    return undefined;
  }
}
