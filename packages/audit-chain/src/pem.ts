import { createPublicKey, type KeyObject } from "node:crypto";

const BLOCK = /-----BEGIN ([A-Z ]+)-----[^-]*-----END \1-----/g;

/**
 * The public keys in a PEM text, one after another.
 * @returns at least one, or undefined where the text has none, or one of another curve than P-256.
 */
export function publicKeysOfPem(text: string): readonly KeyObject[] | undefined {
  try {
    const keys = [...text.matchAll(BLOCK)].map(([pem]) => createPublicKey(pem));
    const areAll = keys.every((key) => key.asymmetricKeyDetails?.namedCurve === "prime256v1");
    return areAll && keys.length > 0 ? keys : undefined;
  } catch {
    return undefined;
  }
}
