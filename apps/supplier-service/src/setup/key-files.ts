import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { type PemFault, pemOfPrivateKey, privateKeyOfPem } from "@utrn-lab/audit-chain";
import { StartError } from "@utrn-lab/http-host";
import { keepSecretFile, readSecretFile, replaceSecretFile } from "../keys/secret-file.ts";

const FAULTS: Record<PemFault, (path: string) => string> = {
  no_key: (path) => `${path} must hold a private key of the curve P-256 in PEM.`,
  encrypted: (path) => `${path} is encrypted: give its passphrase in SUPPLIER_KEY_PASSPHRASE.`,
  wrong_passphrase: (path) => `SUPPLIER_KEY_PASSPHRASE is not the passphrase of ${path}.`,
};

function parseKey(path: string, pem: string, passphrase: string | undefined): KeyObject {
  const read = privateKeyOfPem(pem, passphrase);
  if ("fault" in read) throw new StartError(FAULTS[read.fault](path));
  return read.key;
}

/**
 * The P-256 private key in a file that the operator keeps.
 * @param name - the variable that names the file.
 * @throws StartError when it cannot be read or opened, or holds no such key.
 */
export function readKeyFile(name: string, path: string, passphrase: string | undefined): KeyObject {
  const pem = readSecretFile(path);
  if (pem === undefined) throw new StartError(`${name}: the file ${path} does not exist.`);
  return parseKey(path, pem, passphrase);
}

/**
 * The P-256 private key that is made once and kept in a file. One that was kept plain before there
 * was a passphrase is encrypted now.
 * @param unique - a name no other process uses.
 * @throws StartError when the file cannot be used or opened, or holds no such key.
 */
export function keptKey(path: string, passphrase: string | undefined, unique: string): KeyObject {
  const make = () =>
    pemOfPrivateKey(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey, passphrase);
  const pem = readSecretFile(path) ?? keepSecretFile(path, make(), unique);
  const key = parseKey(path, pem, passphrase);
  if (passphrase !== undefined && !pem.includes("ENCRYPTED")) {
    replaceSecretFile(path, pemOfPrivateKey(key, passphrase), unique);
  }
  return key;
}
