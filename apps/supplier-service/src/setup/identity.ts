import { createHash, type KeyObject } from "node:crypto";
import { join } from "node:path";
import { publicKeyOf } from "@utrn-lab/utrn";
import { privateKeyHex } from "../keys/p256-keys.ts";
import { keptKey, readKeyFile } from "./key-files.ts";
import type { Settings } from "./settings.ts";

/** A prepayment top-up key agreement key of the supplier (code-format.md 4). */
export interface SupplierKey {
  /** Its name: 16 hex digits, from a hash of the public key. */
  readonly keyId: string;
  /** 65 bytes hex. */
  readonly publicKey: string;
  /** 32 bytes hex. Secret. */
  readonly privateKey: string;
}

type Named = Pick<SupplierKey, "keyId">;

/** Who issues: the EUI-64 and the key of meters that are commissioned now. */
export interface Identity extends SupplierKey {
  readonly supplierId: string;
  /** During a key change: the key that some meters still know. */
  readonly oldKey: SupplierKey | undefined;
}

/** The name of a supplier's key. */
export function keyIdOf(publicKey: string): string {
  return createHash("sha256").update(publicKey).digest("hex").slice(0, 16);
}

/** The names of the supplier's keys that the service has, the present one first. */
export function keyIdsOf({ keyId, oldKey }: Named & { readonly oldKey: Named | undefined }) {
  return oldKey === undefined ? [keyId] : [keyId, oldKey.keyId];
}

function supplierKey(key: KeyObject): SupplierKey {
  const privateKey = privateKeyHex(key);
  const publicKey = publicKeyOf(privateKey);
  return { keyId: keyIdOf(publicKey), publicKey, privateKey };
}

/**
 * The supplier's identity: the key of SUPPLIER_KEY_FILE, or one that is made once and kept in the data
 * folder, encrypted by SUPPLIER_KEY_PASSPHRASE where that is set; and during a key change the key of
 * SUPPLIER_OLD_KEY_FILE.
 * @param unique - a name no other process uses.
 * @throws StartError when a file cannot be read or opened, or holds no P-256 private key.
 */
export function loadIdentity(settings: Settings, unique: string): Identity {
  const { supplierId, keyFile, oldKeyFile, keyPassphrase, folder } = settings;
  const key =
    keyFile === undefined
      ? keptKey(join(folder, "supplier-key.pem"), keyPassphrase, unique)
      : readKeyFile("SUPPLIER_KEY_FILE", keyFile, keyPassphrase);
  const oldKey =
    oldKeyFile === undefined
      ? undefined
      : supplierKey(readKeyFile("SUPPLIER_OLD_KEY_FILE", oldKeyFile, keyPassphrase));
  return { supplierId, ...supplierKey(key), oldKey };
}
