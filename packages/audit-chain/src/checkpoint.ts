import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { type AuditLine, linkEntry } from "./line.ts";

/** The action of a checkpoint: a line that signs every line before it. */
export const CHECKPOINT = "audit.checkpoint";

/** The signature is r and s side by side, 64 bytes (RFC 7518, section 3.4). */
const ENCODING = "ieee-p1363";

/** What is signed: the name of the format, the checkpoint's number and time, the hash before it. */
function signedText(seq: number, at: string, previous: string): Buffer {
  return Buffer.from(`utrn-lab audit checkpoint v1\n${seq}\n${at}\n${previous}\n`, "utf8");
}

/** SHA-256, hex, of a public key's SPKI: its name for people to compare. */
export function fingerprintOf(publicKey: KeyObject): string {
  const spki = publicKey.export({ format: "der", type: "spki" });
  return createHash("sha256").update(spki).digest("hex");
}

/**
 * Makes a checkpoint: ECDSA over P-256 with SHA-256 (FIPS 186-5) by the audit key.
 * @param at - where it stands: `previous` is the hash of the line before it.
 * @param privateKey - the audit key.
 */
export function linkCheckpoint(
  at: { readonly seq: number; readonly at: string; readonly previous: string },
  privateKey: KeyObject,
): AuditLine {
  const text = signedText(at.seq, at.at, at.previous);
  const signature = sign("sha256", text, { key: privateKey, dsaEncoding: ENCODING });
  const spki = createPublicKey(privateKey).export({ format: "der", type: "spki" });
  const details = {
    publicKey: spki.toString("base64url"),
    signature: signature.toString("base64url"),
  };
  const entry = { seq: at.seq, at: at.at, actor: "service", role: "service", action: CHECKPOINT };
  return linkEntry({ ...entry, details }, at.previous);
}

/** The public key that a checkpoint names, or undefined where it names none of the curve P-256. */
export function keyOfCheckpoint(line: AuditLine): KeyObject | undefined {
  try {
    const key = Buffer.from(String(line.details?.publicKey), "base64url");
    const publicKey = createPublicKey({ key, format: "der", type: "spki" });
    return publicKey.asymmetricKeyDetails?.namedCurve === "prime256v1" ? publicKey : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a checkpoint's signature is one of this key over everything before it. */
export function isSignedBy(line: AuditLine, key: KeyObject): boolean {
  const signature = Buffer.from(String(line.details?.signature), "base64url");
  const text = signedText(line.seq, line.at, line.previous);
  return verify("sha256", text, { key, dsaEncoding: ENCODING }, signature);
}
