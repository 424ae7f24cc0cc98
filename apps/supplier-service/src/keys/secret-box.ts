import { createCipheriv, createDecipheriv, hkdfSync } from "node:crypto";

const PURPOSE = "utrn-lab webhook secrets";
const CIPHER = "aes-256-gcm";
/** Every secret has a key of its own, which encrypts nothing else: its nonce may stay the same. */
const NONCE = Buffer.alloc(12);
const TAG_BYTES = 16;

/** Keeps secrets in the database, where only processes of the supplier can read them. */
export interface SecretBox {
  /**
   * Encrypts a secret.
   * @param id - its name, which no other secret has.
   */
  seal(id: string, secret: string): string;
  /** The secret, or undefined where another supplier key has sealed it. */
  open(id: string, sealed: string): string | undefined;
  /** Whether it was sealed by the present supplier key. */
  isPresent(id: string, sealed: string): boolean;
}

function keyOf(privateKey: string, id: string): Buffer {
  return Buffer.from(hkdfSync("sha256", Buffer.from(privateKey, "hex"), id, PURPOSE, 32));
}

function decrypt(key: Buffer, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv(CIPHER, key, NONCE);
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const begun = decipher.update(bytes.subarray(0, -TAG_BYTES));
    return Buffer.concat([begun, decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

/**
 * A box that the supplier's private key opens: AES-256-GCM under a key that HKDF-SHA-256 (RFC 5869)
 * makes of it and of the secret's name. Who has only the database has no secret.
 * @param present - the supplier's private top-up key, 32 bytes hex.
 * @param old - during a key change: the previous one.
 */
export function createSecretBox(present: string, old: string | undefined): SecretBox {
  const open = (privateKey: string, id: string, sealed: string) =>
    decrypt(keyOf(privateKey, id), sealed);
  return {
    seal: (id, secret) => {
      const cipher = createCipheriv(CIPHER, keyOf(present, id), NONCE);
      const encrypted = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      return Buffer.concat([encrypted, cipher.getAuthTag()]).toString("base64url");
    },
    open: (id, sealed) =>
      open(present, id, sealed) ?? (old === undefined ? undefined : open(old, id, sealed)),
    isPresent: (id, sealed) => open(present, id, sealed) !== undefined,
  };
}
