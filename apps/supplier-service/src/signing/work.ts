import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from "node:crypto";
import {
  type CodeLength,
  type Commands,
  parseSharedSecret,
  planCode,
  signPlan,
} from "@utrn-lab/utrn";

/**
 * A key agreement to do: private and public key as hex, the public one known to be a point of the
 * curve.
 */
export type Agreement = readonly [privateKey: string, publicKey: string];

/**
 * What one code is signed with: a secret that is known, or the keys that give it. Tasks go to a
 * thread in hundreds, and a tuple is copied in a fraction of the time of an object.
 */
export type Signature = readonly [meterId: string, utrnCounter: number, z: string | Agreement];

/** The same commands, to be signed for many meters. */
export interface SigningTask {
  readonly supplierId: string;
  readonly commands: Commands;
  readonly digits: CodeLength;
  readonly signatures: readonly Signature[];
}

/**
 * Codes in the order of their signatures, and the secrets that were agreed on, in that order too.
 */
export interface Signed {
  readonly codes: readonly string[];
  readonly secrets: readonly string[];
}

/** SubjectPublicKeyInfo of P-256 up to the point itself (RFC 5480). */
const SPKI = Buffer.from("3059301306072a8648ce3d020106082a8648ce3d030107034200", "hex");
/**
 * PKCS#8 around SEC 1's private key of P-256, up to the 32 bytes of the key (RFC 5208, RFC 5915).
 */
const PKCS8 = Buffer.from(
  "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420",
  "hex",
);

/** The supplier's key is imported once: it is the same for every meter. */
const imported: { hex: string; key: KeyObject }[] = [];

function importPrivate(hex: string): KeyObject {
  const known = imported.find((each) => each.hex === hex);
  if (known !== undefined) return known.key;
  const der = Buffer.concat([PKCS8, Buffer.from(hex, "hex")]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  imported.unshift({ hex, key });
  // During a key change there are two.
  imported.splice(2);
  return key;
}

/** As PEM: node:crypto reads it in half the time of the same key as DER. */
function importPublic(hex: string): KeyObject {
  const der = Buffer.concat([SPKI, Buffer.from(hex, "hex")]);
  const base64 = der.toString("base64");
  return createPublicKey(`-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`);
}

/**
 * Agrees on the secret of a pair (NIST SP 800-56A, 5.7.1.2), by OpenSSL, which refuses what is no
 * point.
 * @returns Z, 32 bytes hex.
 */
export function agree([privateKey, publicKey]: Agreement): string {
  const keys = { privateKey: importPrivate(privateKey), publicKey: importPublic(publicKey) };
  return diffieHellman(keys).toString("hex");
}

/** Signs the same commands for many meters; agrees on the secrets that are not known. */
export function signAll(task: SigningTask): Signed {
  const { supplierId, signatures } = task;
  const plan = planCode(task.commands, task.digits);
  const secrets: string[] = [];
  const codes = signatures.map(([meterId, utrnCounter, known]) => {
    const z = typeof known === "string" ? known : agree(known);
    if (known !== z) secrets.push(z);
    return signPlan(parseSharedSecret({ supplierId, meterId, z }, "secret"), plan, utrnCounter);
  });
  return { codes, secrets };
}
