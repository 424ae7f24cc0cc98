import { createPublicKey, type KeyObject } from "node:crypto";
import { join } from "node:path";
import { publicKeysOfPem } from "@utrn-lab/audit-chain";
import { StartError } from "@utrn-lab/http-host";
import { type AuditKey, type AuditMark, rememberTrail } from "../audit/audit-key.ts";
import { markFile } from "../keys/mark-file.ts";
import { sealOf } from "../keys/seal.ts";
import { readSecretFile } from "../keys/secret-file.ts";
import type { Identity } from "../keys/supplier-keys.ts";
import { keptKey, readKeyFile } from "./key-files.ts";
import type { Settings } from "./settings.ts";
import { markPath } from "./supplier-mark.ts";

function readTrusted(path: string): readonly KeyObject[] {
  const text = readSecretFile(path);
  if (text === undefined) {
    throw new StartError(`SUPPLIER_AUDIT_TRUSTED_FILE: the file ${path} does not exist.`);
  }
  const keys = publicKeysOfPem(text);
  if (keys !== undefined) return keys;
  throw new StartError(
    `SUPPLIER_AUDIT_TRUSTED_FILE ${path} must hold public keys of the curve P-256 in PEM.`,
  );
}

/** The mark that a file holds, or undefined where it is none. */
function markOf(json: unknown): AuditMark | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const { seq, hash, signedAt }: Partial<Record<keyof AuditMark, unknown>> = json;
  if (typeof seq !== "number" || typeof hash !== "string") return undefined;
  return typeof signedAt === "number" ? { seq, hash, signedAt } : undefined;
}

/**
 * The supplier's audit key: that of SUPPLIER_AUDIT_KEY_FILE, or one that is made once and kept in
 * the data folder, encrypted by SUPPLIER_KEY_PASSPHRASE where that is set. Beside its file is the
 * mark of the last checkpoint that it has signed.
 * @param settings - SUPPLIER_AUDIT_TRUSTED_FILE holds the public keys that are trusted beside it.
 * @param identity - whose keys seal the audit keys of all its processes.
 * @param newId - gives names no other process uses.
 * @throws StartError when a file cannot be read or opened, or holds no such key.
 */
export function loadAuditKey(
  settings: Settings,
  identity: Identity,
  newId: () => string,
): AuditKey {
  const { folder, auditKeyFile, auditTrustedFile, keyPassphrase } = settings;
  const path = auditKeyFile ?? join(folder, "audit-key.pem");
  const privateKey =
    auditKeyFile === undefined
      ? keptKey(path, keyPassphrase, newId())
      : readKeyFile("SUPPLIER_AUDIT_KEY_FILE", path, keyPassphrase);
  const publicKey = createPublicKey(privateKey);
  const others = auditTrustedFile === undefined ? [] : readTrusted(auditTrustedFile);
  const sealers = [identity, identity.oldKey].filter((each) => each !== undefined);
  const memory = rememberTrail(markFile(markPath(path, folder), markOf, newId));
  return {
    privateKey,
    publicKey,
    trusted: [publicKey, ...others],
    sealsOf: (fingerprint) => sealers.map((each) => sealOf(each.privateKey, fingerprint)),
    memory,
  };
}
