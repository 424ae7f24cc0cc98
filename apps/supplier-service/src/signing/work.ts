import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from "node:crypto";
import {
  type CodeLength,
  type Commands,
  type exposeSharedSecret,
  findClockDays,
  parseSharedSecret,
  planCode,
  signPlan,
} from "@utrn-lab/utrn";

/**
 * A key agreement to do, as hex: the supplier's two private keys, equal where one serves as both,
 * and the meter's public key, known to be a point of the curve.
 */
export type Agreement = readonly [topUpKey: string, commandKey: string, publicKey: string];

/** What was agreed on: Z of top-ups, and of commands and confirmations, each 32 bytes hex. */
export type Agreed = readonly [z: string, commandZ: string];

/**
 * What one code is signed with: secrets that are known, or the keys that give them. Tasks go to a
 * thread in hundreds, and a tuple is copied in a fraction of the time of an object.
 */
export type Signature = readonly [meterId: string, utrnCounter: number, by: Agreed | Agreement];

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
  readonly secrets: readonly Agreed[];
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

/** The supplier's keys are imported once: they are the same for every meter. */
const imported: { hex: string; key: KeyObject }[] = [];

function importPrivate(hex: string): KeyObject {
  const known = imported.find((each) => each.hex === hex);
  if (known !== undefined) return known.key;
  const der = Buffer.concat([PKCS8, Buffer.from(hex, "hex")]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  imported.unshift({ hex, key });
  // One for top-ups and one for commands, and during a key change two of each.
  imported.splice(4);
  return key;
}

/** As PEM: node:crypto reads it in half the time of the same key as DER. */
function importPublic(hex: string): KeyObject {
  const der = Buffer.concat([SPKI, Buffer.from(hex, "hex")]);
  const base64 = der.toString("base64");
  return createPublicKey(`-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`);
}

/**
 * Agrees on the secrets of a pair (NIST SP 800-56A, 5.7.1.2), by OpenSSL, which refuses what is no
 * point.
 */
export function agree([topUpKey, commandKey, publicKey]: Agreement): Agreed {
  const theirs = importPublic(publicKey);
  const agreeBy = (hex: string) =>
    diffieHellman({ privateKey: importPrivate(hex), publicKey: theirs }).toString("hex");
  const z = agreeBy(topUpKey);
  return [z, commandKey === topUpKey ? z : agreeBy(commandKey)];
}

/** A confirmation code that no expected day verified, and whose it is thought to be. */
export interface DaySearch {
  readonly secret: ReturnType<typeof exposeSharedSecret>;
  readonly code: string;
  readonly expected: { readonly nearCounter: number; readonly date: string };
}

/** Searches every day that a confirmation code can be of: thousands of MACs (code-format.md 6). */
export function searchDays({ secret, code, expected }: DaySearch): number | undefined {
  return findClockDays(parseSharedSecret(secret, "secret"), code, expected);
}

/** Signs the same commands for many meters; agrees on the secrets that are not known. */
export function signAll(task: SigningTask): Signed {
  const { supplierId, signatures } = task;
  const plan = planCode(task.commands, task.digits);
  const secrets: Agreed[] = [];
  const codes = signatures.map(([meterId, utrnCounter, by]) => {
    const agreed = by.length === 2 ? by : agree(by);
    if (by.length !== 2) secrets.push(agreed);
    const [z, commandZ] = agreed;
    const secret = parseSharedSecret({ supplierId, meterId, z, commandZ }, "secret");
    return signPlan(secret, plan, utrnCounter);
  });
  return { codes, secrets };
}
