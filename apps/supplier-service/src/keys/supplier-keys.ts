import { hash } from "node:crypto";

/**
 * The public part of a supplier's two key agreement keys (code-format.md 4): the prepayment top-up
 * key, and the management key of command codes and confirmations. One key may serve as both.
 */
export interface SupplierPublicKey {
  /** The name of the two: 16 hex digits, from a hash of them. */
  readonly keyId: string;
  /** 65 bytes hex. */
  readonly publicKey: string;
  /** 65 bytes hex: equal where one key serves as both. */
  readonly commandPublicKey: string;
}

/** The same with their private keys. */
export interface SupplierKey extends SupplierPublicKey {
  /** 32 bytes hex. Secret. */
  readonly privateKey: string;
  /** 32 bytes hex. Secret. */
  readonly commandPrivateKey: string;
}

/** The keys that meters are commissioned with now, and during a key change the previous ones. */
export interface SupplierKeys extends SupplierPublicKey {
  readonly oldKey: SupplierPublicKey | undefined;
}

/** Who issues: the EUI-64 and the keys. */
export interface Identity extends SupplierKey {
  readonly supplierId: string;
  /** During a key change: the keys that some meters still know. */
  readonly oldKey: SupplierKey | undefined;
}

/** Who issues, without the private keys: those are the signer's. */
export interface PublicIdentity extends SupplierKeys {
  readonly supplierId: string;
}

/**
 * The name of a supplier's keys: a meter is commissioned with both, and either may change, so both
 * have one name. A single key has the name that it had before there were two.
 */
export function keyIdOf(publicKey: string, commandPublicKey: string = publicKey): string {
  const named = commandPublicKey === publicKey ? publicKey : `${publicKey} ${commandPublicKey}`;
  return hash("sha256", named).slice(0, 16);
}

/** The names of the supplier's keys that the service has, the present one first. */
export function keyIdsOf({ keyId, oldKey }: SupplierKeys): string[] {
  return oldKey === undefined ? [keyId] : [keyId, oldKey.keyId];
}
