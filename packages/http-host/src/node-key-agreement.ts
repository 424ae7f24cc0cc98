import { createPrivateKey, diffieHellman, type KeyObject } from "node:crypto";
import type { KeyAgreement } from "@utrn-lab/utrn";

/** SubjectPublicKeyInfo of P-256 up to the point itself (RFC 5480). */
const SPKI = Buffer.from("3059301306072a8648ce3d020106082a8648ce3d030107034200", "hex");
/**
 * PKCS#8 around SEC 1's private key of P-256, up to the 32 bytes of the key (RFC 5208, RFC 5915).
 */
const PKCS8 = Buffer.from(
  "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420",
  "hex",
);

/** The private keys used last, imported: a host has few of its own, and agrees with many others. */
const imported: { readonly hex: string; readonly key: KeyObject }[] = [];
const IMPORTED_MAX = 4;

function importPrivate(privateKey: Uint8Array): KeyObject {
  const hex = Buffer.from(privateKey).toString("hex");
  const known = imported.find((each) => each.hex === hex);
  if (known !== undefined) return known.key;
  const der = Buffer.concat([PKCS8, privateKey]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  imported.unshift({ hex, key });
  imported.splice(IMPORTED_MAX);
  return key;
}

/**
 * P-256 ECDH by OpenSSL (NIST SP 800-56A, 5.7.1.2): the port of `@utrn-lab/utrn`, and fast. The
 * public key is given as PEM, which node:crypto reads in half the time of the same key as DER; an
 * ECDH object of its own checks the pair by a second multiplication, and takes twice as long.
 */
export const nodeKeyAgreement: KeyAgreement = (privateKey, publicKey) => {
  const base64 = Buffer.concat([SPKI, publicKey]).toString("base64");
  const pem = `-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`;
  return new Uint8Array(diffieHellman({ privateKey: importPrivate(privateKey), publicKey: pem }));
};
