import { bytesToHex } from "@noble/hashes/utils.js";
import { type MeterId, parseMeterId, parseSupplierId, type SupplierId } from "./checks/eui64.ts";
import { checkMembers, FieldRangeError, FieldTypeError } from "./checks/field-error.ts";
import { parseHex } from "./checks/hex.ts";
import { type KeyAgreement, nobleKeyAgreement, parsePrivateKey, parsePublicKey } from "./keys.ts";

/**
 * What a supplier and a meter share, whichever of the two computed it: agree on it once and keep
 * it. It prints, serialises and clones without its key. Where commands have a key agreement key of
 * their own beside the top-ups' (code-format.md 4), each key gives a secret of its own.
 */
export class SharedSecret {
  readonly supplierId: SupplierId;
  readonly meterId: MeterId;
  /** Z: the x coordinate of the shared point, 32 bytes (NIST SP 800-56A, 5.7.1.2). */
  readonly #z: Uint8Array;

  /** For this file alone, which has parsed what it gives. */
  constructor(supplierId: SupplierId, meterId: MeterId, z: Uint8Array) {
    this.supplierId = supplierId;
    this.meterId = meterId;
    this.#z = z;
    Object.freeze(this);
  }

  /**
   * The key of a secret, for the derivation of keys.
   * @throws FieldTypeError naming `secret` for what only looks like one, say a structured clone.
   */
  static keyOf(secret: SharedSecret): Uint8Array {
    if (typeof secret !== "object" || secret === null || !(#z in secret)) {
      throw new FieldTypeError("secret", "must be made by agreeSecret or parseSharedSecret");
    }
    return secret.#z;
  }
}

/** A shared secret as a host stores it: whoever reads `z` can sign for this meter. */
interface ExposedSecret {
  readonly supplierId: string;
  readonly meterId: string;
  /** Z, 32 bytes as hex. */
  readonly z: string;
}

function secretOf(supplierId: SupplierId, meterId: MeterId, z: Uint8Array, field: string) {
  if (String(supplierId) === String(meterId)) {
    throw new FieldRangeError(field, "must not be the id of the meter");
  }
  return new SharedSecret(supplierId, meterId, z);
}

/**
 * Brings a stored shared secret back.
 * @param value - what `exposeSharedSecret` gave: two EUI-64s that differ, and z, 32 bytes as
 *   lowercase hex.
 * @param field - its name, for the error.
 * @throws FieldTypeError or FieldRangeError naming the member, say `secret.z`, and never the key.
 */
export function parseSharedSecret(value: unknown, field: string): SharedSecret {
  const given = checkMembers(value, field, ["supplierId", "meterId", "z"]);
  const supplierId = parseSupplierId(given.supplierId, `${field}.supplierId`);
  const meterId = parseMeterId(given.meterId, `${field}.meterId`);
  const z = parseHex(given.z, `${field}.z`, 32);
  return secretOf(supplierId, meterId, z, `${field}.supplierId`);
}

/**
 * Lays a shared secret open, to store it where keys are stored.
 * @throws FieldTypeError naming `secret` for what is none.
 */
export function exposeSharedSecret(secret: SharedSecret): ExposedSecret {
  const z = bytesToHex(SharedSecret.keyOf(secret));
  return { supplierId: secret.supplierId, meterId: secret.meterId, z };
}

/**
 * Agrees on the shared secret of a supplier's prepayment top-up key and a meter's key agreement
 * key.
 * @param parties - the two EUI-64s; one side's private key with the other's public key, as hex.
 * @param keyAgreement - the port; noble-curves when left out.
 * @throws FieldTypeError or FieldRangeError naming the member.
 */
export function agreeSecret(
  parties: {
    readonly supplierId: string;
    readonly meterId: string;
    readonly privateKey: string;
    readonly publicKey: string;
  },
  keyAgreement: KeyAgreement = nobleKeyAgreement,
): SharedSecret {
  const supplierId = parseSupplierId(parties.supplierId, "supplierId");
  const meterId = parseMeterId(parties.meterId, "meterId");
  const privateKey = parsePrivateKey(parties.privateKey, "privateKey");
  const publicKey = parsePublicKey(parties.publicKey, "publicKey");
  return secretOf(supplierId, meterId, keyAgreement(privateKey, publicKey), "supplierId");
}
