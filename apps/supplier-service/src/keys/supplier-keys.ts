import { createHash } from "node:crypto";

/** The public part of a supplier's prepayment top-up key agreement key (code-format.md 4). */
interface SupplierPublicKey {
  /** Its name: 16 hex digits, from a hash of the public key. */
  readonly keyId: string;
  /** 65 bytes hex. */
  readonly publicKey: string;
}

/** The same with its private key. */
export interface SupplierKey extends SupplierPublicKey {
  /** 32 bytes hex. Secret. */
  readonly privateKey: string;
}

/** The key that meters are commissioned with now, and during a key change the previous one. */
export interface SupplierKeys extends SupplierPublicKey {
  readonly oldKey: SupplierPublicKey | undefined;
}

/** Who issues: the EUI-64 and the keys. */
export interface Identity extends SupplierKey {
  readonly supplierId: string;
  /** During a key change: the key that some meters still know. */
  readonly oldKey: SupplierKey | undefined;
}

/** Who issues, without the private keys: those are the signer's. */
export interface PublicIdentity extends SupplierKeys {
  readonly supplierId: string;
}

/** The name of a supplier's key. */
export function keyIdOf(publicKey: string): string {
  return createHash("sha256").update(publicKey).digest("hex").slice(0, 16);
}

/** The names of the supplier's keys that the service has, the present one first. */
export function keyIdsOf({ keyId, oldKey }: SupplierKeys): string[] {
  return oldKey === undefined ? [keyId] : [keyId, oldKey.keyId];
}
