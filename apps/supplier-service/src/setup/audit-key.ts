import { createPublicKey, type KeyObject } from "node:crypto";
import { join } from "node:path";
import { StartError } from "@utrn-lab/http-host";
import type { AuditKey } from "../audit/record.ts";
import { readSecretFile } from "../keys/secret-file.ts";
import { keptKey, readKeyFile } from "./key-files.ts";
import type { Settings } from "./settings.ts";

const PUBLIC_PEM = /-----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----/g;

function parseTrusted(path: string): KeyObject[] {
  const text = readSecretFile(path);
  if (text === undefined)
    throw new StartError(`SUPPLIER_AUDIT_TRUSTED_FILE: the file ${path} does not exist.`);
  try {
    const keys = [...text.matchAll(PUBLIC_PEM)].map(([pem]) => createPublicKey(pem));
    if (keys.length > 0) return keys;
  } catch {
    // What is no key is refused below, together with a file that holds none.
  }
  throw new StartError(`SUPPLIER_AUDIT_TRUSTED_FILE ${path} must hold public keys in PEM.`);
}

/**
 * The supplier's audit key: that of SUPPLIER_AUDIT_KEY_FILE, or one that is made once and kept in
 * the data folder, encrypted by SUPPLIER_KEY_PASSPHRASE where that is set.
 * @param settings - SUPPLIER_AUDIT_TRUSTED_FILE holds the public keys that are trusted beside it.
 * @param unique - a name no other process uses.
 * @throws StartError when a file cannot be read or opened, or holds no such key.
 */
export function loadAuditKey(settings: Settings, unique: string): AuditKey {
  const { folder, auditKeyFile, auditTrustedFile, keyPassphrase } = settings;
  const privateKey =
    auditKeyFile === undefined
      ? keptKey(join(folder, "audit-key.pem"), keyPassphrase, unique)
      : readKeyFile("SUPPLIER_AUDIT_KEY_FILE", auditKeyFile, keyPassphrase);
  const publicKey = createPublicKey(privateKey);
  const publicKeyPem = publicKey.export({ format: "pem", type: "spki" }).toString();
  const others = auditTrustedFile === undefined ? [] : parseTrusted(auditTrustedFile);
  return { privateKey, publicKeyPem, trusted: [publicKey, ...others] };
}
