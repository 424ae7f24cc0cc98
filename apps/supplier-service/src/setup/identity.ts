import type { KeyObject } from "node:crypto";
import { join } from "node:path";
import { publicKeyOf } from "@utrn-lab/utrn";
import { privateKeyHex } from "../keys/p256-keys.ts";
import { type Identity, keyIdOf, type SupplierKey } from "../keys/supplier-keys.ts";
import { keptKey, readKeyFile } from "./key-files.ts";
import type { Settings } from "./settings.ts";

function supplierKey(key: KeyObject): SupplierKey {
  const privateKey = privateKeyHex(key);
  const publicKey = publicKeyOf(privateKey);
  return { keyId: keyIdOf(publicKey), publicKey, privateKey };
}

/**
 * The supplier's identity: the key of SUPPLIER_KEY_FILE, or one that is made once and kept in the
 * data folder, encrypted by SUPPLIER_KEY_PASSPHRASE where that is set; and during a key change the
 * key of SUPPLIER_OLD_KEY_FILE.
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
