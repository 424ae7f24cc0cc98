import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from "node:crypto";
import { type CodeLength, type Command, planCode, signPlan } from "@utrn-lab/utrn";

/** A key agreement to do: both keys as hex, the public one known to be a point of the curve. */
export interface Agreement {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** What one code is signed with: a secret that is known, or the keys that give it. */
export interface Signature {
  readonly meterId: string;
  readonly utrnCounter: number;
  readonly z: string | Agreement;
}

/** The same commands, to be signed for many meters. */
export interface SigningTask {
  readonly supplierId: string;
  readonly commands: readonly Command[];
  readonly digits: CodeLength;
  readonly signatures: readonly Signature[];
}

/** A code, and the secret that signed it, for whoever keeps secrets. */
export interface Signed {
  readonly code: string;
  readonly z: string;
}

/** SubjectPublicKeyInfo of P-256 up to the point itself (RFC 5480): what OpenSSL imports fastest. */
const SPKI = Buffer.from("3059301306072a8648ce3d020106082a8648ce3d030107034200", "hex");
/** PKCS#8 around SEC 1's private key of P-256, up to the 32 bytes of the key (RFC 5208, RFC 5915). */
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

function agreeOne({ privateKey, publicKey }: Agreement): string {
  const der = Buffer.concat([SPKI, Buffer.from(publicKey, "hex")]);
  const point = createPublicKey({ key: der, format: "der", type: "spki" });
  const key = importPrivate(privateKey);
  return diffieHellman({ privateKey: key, publicKey: point }).toString("hex");
}

/**
 * Agrees on the secret of each pair (NIST SP 800-56A, 5.7.1.2), by OpenSSL, which refuses what is no point.
 * @returns Z of each, 32 bytes hex.
 */
export function agree(agreements: readonly Agreement[]): string[] {
  return agreements.map(agreeOne);
}

/** Signs the same commands for many meters, in their order; agrees on the secrets that are not known. */
export function signAll(task: SigningTask): Signed[] {
  const { supplierId, signatures } = task;
  const plan = planCode(task.commands, task.digits);
  return signatures.map(({ meterId, utrnCounter, z: known }) => {
    const z = typeof known === "string" ? known : agreeOne(known);
    return { code: signPlan({ supplierId, meterId, z }, plan, utrnCounter), z };
  });
}
