import { createHash, createPrivateKey, generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import { StartError } from "@utrn-lab/http-host";
import { publicKeyOf } from "@utrn-lab/utrn";
import { type PemFault, privateKeyOfPem } from "./p256-keys.ts";
import type { Settings } from "./settings.ts";
import { keepSecretFile, readSecretFile, replaceSecretFile } from "./store/secret-file.ts";

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

/** A new key as a file holds it, encrypted where there is a passphrase. */
function newKeyPem(passphrase: string | undefined): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const cipher = passphrase === undefined ? {} : { cipher: "aes-256-cbc", passphrase };
  return privateKey.export({ format: "pem", type: "pkcs8", ...cipher }).toString();
}

const FAULTS: Record<PemFault, (path: string) => string> = {
  no_key: (path) => `${path} must hold a private key of the curve P-256 in PEM.`,
  encrypted: (path) => `${path} is encrypted: SUPPLIER_KEY_PASSPHRASE must open it.`,
  wrong_passphrase: (path) => `SUPPLIER_KEY_PASSPHRASE does not open ${path}.`,
};

function parseKey(path: string, pem: string, passphrase: string | undefined): SupplierKey {
  const read = privateKeyOfPem(pem, passphrase);
  if ("fault" in read) throw new StartError(FAULTS[read.fault](path));
  const publicKey = publicKeyOf(read.privateKey);
  return { keyId: keyIdOf(publicKey), publicKey, privateKey: read.privateKey };
}

function readKeyFile(name: string, path: string, passphrase: string | undefined): SupplierKey {
  const pem = readSecretFile(path);
  if (pem === undefined) throw new StartError(`${name} ${path} does not exist.`);
  return parseKey(path, pem, passphrase);
}

/**
 * The key that is made once and kept in the data folder. One that was kept plain before there was a
 * passphrase is encrypted now.
 */
function keptKey(folder: string, passphrase: string | undefined, unique: string): SupplierKey {
  const path = join(folder, "supplier-key.pem");
  const pem = readSecretFile(path) ?? keepSecretFile(path, newKeyPem(passphrase), unique);
  const key = parseKey(path, pem, passphrase);
  if (passphrase !== undefined && !pem.includes("ENCRYPTED")) {
    replaceSecretFile(path, encryptedPem(pem, passphrase), unique);
  }
  return key;
}

function encryptedPem(pem: string, passphrase: string): string {
  const key = createPrivateKey(pem);
  const cipher = { cipher: "aes-256-cbc", passphrase };
  return key.export({ format: "pem", type: "pkcs8", ...cipher }).toString();
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
      ? keptKey(folder, keyPassphrase, unique)
      : readKeyFile("SUPPLIER_KEY_FILE", keyFile, keyPassphrase);
  const oldKey =
    oldKeyFile === undefined
      ? undefined
      : readKeyFile("SUPPLIER_OLD_KEY_FILE", oldKeyFile, keyPassphrase);
  return { supplierId, ...key, oldKey };
}
