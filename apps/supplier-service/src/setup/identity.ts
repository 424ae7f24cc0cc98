import type { KeyObject } from "node:crypto";
import { join } from "node:path";
import { privateKeyHex } from "@utrn-lab/audit-chain";
import { StartError } from "@utrn-lab/http-host";
import { publicKeyOf } from "@utrn-lab/utrn";
import { type Identity, keyIdOf, type SupplierKey } from "../keys/supplier-keys.ts";
import { keptKey, readKeyFile } from "./key-files.ts";
import type { Settings } from "./settings.ts";

/** The two keys of a supplier; without a command key the top-up key serves as both. */
function supplierKey(topUpKey: KeyObject, commandKey: KeyObject = topUpKey): SupplierKey {
  const privateKey = privateKeyHex(topUpKey);
  const commandPrivateKey = privateKeyHex(commandKey);
  const publicKey = publicKeyOf(privateKey);
  const commandPublicKey = publicKeyOf(commandPrivateKey);
  const keyId = keyIdOf(publicKey, commandPublicKey);
  return { keyId, publicKey, commandPublicKey, privateKey, commandPrivateKey };
}

/** The file of the supplier's key: the one that is named, or its own in the data folder. */
export function supplierKeyFile({ keyFile, folder }: Settings): string {
  return keyFile ?? join(folder, "supplier-key.pem");
}

/**
 * The supplier's identity: the key of SUPPLIER_KEY_FILE, or one that is made once and kept in the
 * data folder, encrypted by SUPPLIER_KEY_PASSPHRASE where that is set; the key of
 * SUPPLIER_COMMAND_KEY_FILE for commands and confirmations, or the same; and during a key change
 * the keys of SUPPLIER_OLD_KEY_FILE and SUPPLIER_OLD_COMMAND_KEY_FILE.
 * @param unique - a name no other process uses.
 * @throws StartError when a file cannot be read or opened, or holds no P-256 private key.
 */
export function loadIdentity(settings: Settings, unique: string): Identity {
  const { supplierId, keyFile, oldKeyFile, keyPassphrase } = settings;
  const { commandKeyFile, oldCommandKeyFile } = settings;
  const read = (name: string, path: string | undefined) =>
    path === undefined ? undefined : readKeyFile(name, path, keyPassphrase);
  const key =
    read("SUPPLIER_KEY_FILE", keyFile) ?? keptKey(supplierKeyFile(settings), keyPassphrase, unique);
  const commandKey = read("SUPPLIER_COMMAND_KEY_FILE", commandKeyFile);
  const oldKey = read("SUPPLIER_OLD_KEY_FILE", oldKeyFile);
  const oldCommandKey = read("SUPPLIER_OLD_COMMAND_KEY_FILE", oldCommandKeyFile);
  if (oldKey === undefined && oldCommandKey !== undefined) {
    throw new StartError("SUPPLIER_OLD_COMMAND_KEY_FILE needs SUPPLIER_OLD_KEY_FILE beside it.");
  }
  const old = oldKey === undefined ? undefined : supplierKey(oldKey, oldCommandKey);
  return { supplierId, ...supplierKey(key, commandKey), oldKey: old };
}
