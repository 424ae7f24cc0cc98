import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import { join } from "node:path";
import { StartError } from "@utrn-lab/http-host";
import type { Settings } from "../settings.ts";
import { keepSecretFile, readSecretFile } from "../store/secret-file.ts";

/** The key that signs checkpoints. It signs nothing else, and no meter knows it. */
export interface AuditKey {
  readonly privateKey: KeyObject;
  /** For whoever verifies: PEM, SPKI. */
  readonly publicKeyPem: string;
  /** Whose checkpoints this service takes for true: its own, other processes', and earlier keys. */
  readonly trusted: readonly KeyObject[];
}

function newKeyPem(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ format: "pem", type: "pkcs8" }).toString();
}

function parseKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyDetails?.namedCurve === "prime256v1" ? key : undefined;
  } catch {
    return undefined;
  }
}

const PUBLIC_PEM = /-----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----/g;

function parseTrusted(path: string): KeyObject[] {
  const text = readSecretFile(path);
  if (text === undefined)
    throw new StartError(`SUPPLIER_AUDIT_TRUSTED_FILE ${path} does not exist.`);
  try {
    const keys = [...text.matchAll(PUBLIC_PEM)].map(([pem]) => createPublicKey(pem));
    if (keys.length > 0) return keys;
  } catch {
    // What is no key is refused below, together with a file that holds none.
  }
  throw new StartError(`SUPPLIER_AUDIT_TRUSTED_FILE ${path} must hold public keys in PEM.`);
}

/**
 * The supplier's audit key: that of SUPPLIER_AUDIT_KEY_FILE, or one that is made once and kept in the
 * data folder for its owner only.
 * @param at - SUPPLIER_AUDIT_TRUSTED_FILE holds the public keys that are trusted beside it.
 * @param unique - a name no other process uses.
 * @throws StartError when a file cannot be read or holds no such key.
 */
export function loadAuditKey(
  at: Pick<Settings, "folder" | "auditKeyFile" | "auditTrustedFile">,
  unique: string,
): AuditKey {
  const path = at.auditKeyFile ?? join(at.folder, "audit-key.pem");
  let pem = readSecretFile(path);
  if (pem === undefined && at.auditKeyFile === undefined) {
    pem = keepSecretFile(path, newKeyPem(), unique);
  }
  if (pem === undefined) throw new StartError(`SUPPLIER_AUDIT_KEY_FILE ${path} does not exist.`);
  const privateKey = parseKey(pem);
  if (privateKey === undefined) {
    throw new StartError(`${path} must hold a private key of the curve P-256 in PEM.`);
  }
  const publicKey = createPublicKey(privateKey);
  const publicKeyPem = publicKey.export({ format: "pem", type: "spki" }).toString();
  const others = at.auditTrustedFile === undefined ? [] : parseTrusted(at.auditTrustedFile);
  return { privateKey, publicKeyPem, trusted: [publicKey, ...others] };
}
