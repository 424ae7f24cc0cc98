import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { type MeterId, parseMeterId, parseSupplierId, type SupplierId } from "./checks/eui64.ts";
import { checkMembers, FieldRangeError, FieldTypeError } from "./checks/field-error.ts";
import { parseHex } from "./checks/hex.ts";
import {
  isPair,
  type KeyAgreement,
  nobleKeyAgreement,
  parsePrivateKey,
  parsePublicKey,
} from "./keys.ts";

/**
 * Z of the two key agreement keys of a supplier with the meter's: the x coordinate of the shared
 * point, 32 bytes (NIST SP 800-56A, 5.7.1.2). The prepayment top-up key is for 20-digit top-ups,
 * the management key for command codes and confirmations; one key may serve as both
 * (code-format.md 4).
 */
interface Keys {
  readonly topUp: Uint8Array;
  readonly command: Uint8Array;
}

/** A shared secret as the derivation of keys reads it: the two EUI-64s are 8 bytes each. */
interface SecretBytes {
  readonly keys: Keys;
  readonly supplier: Uint8Array;
  readonly meter: Uint8Array;
}

/**
 * What a supplier and a meter share, whichever of the two computed it: agree on it once and keep
 * it.
 * It prints, serialises and clones without its keys.
 */
export class SharedSecret {
  readonly supplierId: SupplierId;
  readonly meterId: MeterId;
  readonly #bytes: SecretBytes;

  /** For this file alone, which has parsed what it gives. */
  constructor(supplierId: SupplierId, meterId: MeterId, keys: Keys) {
    this.supplierId = supplierId;
    this.meterId = meterId;
    this.#bytes = { keys, supplier: hexToBytes(supplierId), meter: hexToBytes(meterId) };
    Object.freeze(this);
  }

  /**
   * What keys are derived from.
   * @throws FieldTypeError naming `secret` for what only looks like one, such as a structured
   *   clone.
   */
  static bytesOf(secret: SharedSecret): SecretBytes {
    if (typeof secret !== "object" || secret === null || !(#bytes in secret)) {
      throw new FieldTypeError("secret", "must be made by agreeSecret or parseSharedSecret");
    }
    return secret.#bytes;
  }
}

/** A shared secret as a host stores it: whoever reads it can sign for this meter. */
interface ExposedSecret {
  readonly supplierId: string;
  readonly meterId: string;
  /** Z of the top-up key, 32 bytes as hex. */
  readonly z: string;
  /** Z of the command key, 32 bytes as hex: equal where one key serves as both. */
  readonly commandZ: string;
}

function secretOf(supplierId: SupplierId, meterId: MeterId, keys: Keys, field: string) {
  if (String(supplierId) === String(meterId)) {
    throw new FieldRangeError(field, "must not be the id of the meter");
  }
  return new SharedSecret(supplierId, meterId, keys);
}

/**
 * Brings a stored shared secret back.
 * @param value - what `exposeSharedSecret` gave: two EUI-64s that differ, z and commandZ, each 32
 *   bytes as
 *   lowercase hex; without commandZ one key serves as both.
 * @param field - its name, for the error.
 * @throws FieldTypeError or FieldRangeError naming the member, say `secret.z`, and never the key.
 */
export function parseSharedSecret(value: unknown, field: string): SharedSecret {
  const given = checkMembers(value, field, ["supplierId", "meterId", "z"], ["commandZ"]);
  const supplierId = parseSupplierId(given.supplierId, `${field}.supplierId`);
  const meterId = parseMeterId(given.meterId, `${field}.meterId`);
  const topUp = parseHex(given.z, `${field}.z`, 32);
  const command =
    given.commandZ === undefined ? topUp : parseHex(given.commandZ, `${field}.commandZ`, 32);
  return secretOf(supplierId, meterId, { topUp, command }, `${field}.supplierId`);
}

/**
 * Lays a shared secret open, to store it where keys are stored.
 * @throws FieldTypeError naming `secret` for what is none.
 */
export function exposeSharedSecret(secret: SharedSecret): ExposedSecret {
  const { supplierId, meterId } = secret;
  const { keys } = SharedSecret.bytesOf(secret);
  const z = bytesToHex(keys.topUp);
  const commandZ = bytesToHex(keys.command);
  return { supplierId, meterId, z, commandZ };
}

/**
 * The two parties, and what one of them knows: its private key, and the other's public key, as hex.
 */
interface Parties {
  readonly supplierId: string;
  readonly meterId: string;
  readonly privateKey: string;
  readonly publicKey: string;
  /** At the supplier, where commands have a key of their own: its management private key. */
  readonly commandPrivateKey?: string | undefined;
  /** At the meter, where commands have a key of their own: the supplier's management public key. */
  readonly commandPublicKey?: string | undefined;
}

/** A Z is 32 bytes exactly: 33 are a compressed point, the usual slip of a host. */
function agreed(z: unknown): Uint8Array {
  if (z instanceof Uint8Array && z.length === 32) return z;
  throw new FieldTypeError("keyAgreement", "must return 32 bytes, and no promise");
}

type KeyNames = readonly [
  own: "privateKey" | "commandPrivateKey",
  theirs: "publicKey" | "commandPublicKey",
];

/**
 * Z of two of the keys. A party that is given its own public key would agree with nobody, and
 * notice nothing.
 */
function agreeOn(parties: Parties, names: KeyNames, keyAgreement: KeyAgreement): Uint8Array {
  const [own, theirs] = names;
  const privateKey = parsePrivateKey(parties[own], own);
  const publicKey = parsePublicKey(parties[theirs], theirs);
  if (isPair(privateKey, publicKey)) {
    throw new FieldRangeError(theirs, "must be the other party's key, not one's own");
  }
  return agreed(keyAgreement(privateKey, publicKey));
}

/**
 * Agrees on what a supplier and a meter share (code-format.md 4). Each public key is checked to be
 * a point of the curve before it is used, and not to be one's own.
 * @param parties - the two EUI-64s and the keys; without a command key one key serves as both.
 * @param keyAgreement - the port; noble-curves when left out.
 * @throws FieldTypeError or FieldRangeError naming the member.
 */
export function agreeSecret(
  parties: Parties,
  keyAgreement: KeyAgreement = nobleKeyAgreement,
): SharedSecret {
  const supplierId = parseSupplierId(parties.supplierId, "supplierId");
  const meterId = parseMeterId(parties.meterId, "meterId");
  const own = parties.commandPrivateKey === undefined ? "privateKey" : "commandPrivateKey";
  const theirs = parties.commandPublicKey === undefined ? "publicKey" : "commandPublicKey";
  if (own !== "privateKey" && theirs !== "publicKey") {
    throw new FieldRangeError("commandPublicKey", "must be left out beside commandPrivateKey");
  }
  const topUp = agreeOn(parties, ["privateKey", "publicKey"], keyAgreement);
  const isOneKey = own === "privateKey" && theirs === "publicKey";
  const command = isOneKey ? topUp : agreeOn(parties, [own, theirs], keyAgreement);
  return secretOf(supplierId, meterId, { topUp, command }, "supplierId");
}
