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

/** Where a checkpoint stands: `previous` is the hash of the line before it. */
interface CheckpointPlace {
  readonly seq: number;
  readonly at: string;
  readonly previous: string;
}

/** Every checkpoint has this form: what is not its place, its key or its signature is fixed. */
function checkpointLine(
  place: CheckpointPlace,
  publicKey: KeyObject,
  signature: Buffer,
): AuditLine {
  const { seq, at, previous } = place;
  const details = {
    publicKey: publicKey.export({ format: "der", type: "spki" }).toString("base64url"),
    signature: signature.toString("base64url"),
  };
  const entry = { seq, at, actor: "service", role: "service", action: CHECKPOINT, details };
  return linkEntry(entry, previous);
}

/**
 * Makes a checkpoint: ECDSA over P-256 with SHA-256 (FIPS 186-5) by the audit key.
 * @param place - where it stands.
 * @param privateKey - the audit key.
 */
export function linkCheckpoint(place: CheckpointPlace, privateKey: KeyObject): AuditLine {
  const text = signedText(place.seq, place.at, place.previous);
  const signature = sign("sha256", text, { key: privateKey, dsaEncoding: ENCODING });
  return checkpointLine(place, createPublicKey(privateKey), signature);
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

/**
 * Whether a checkpoint's signature is one of the key that it names over everything before it. The
 * signature covers the place alone, so the rest must be as every checkpoint has it: a role, a
 * detail or a meter that somebody added has another hash.
 */
export function isSignedBy(line: AuditLine, key: KeyObject): boolean {
  const signature = Buffer.from(String(line.details?.signature), "base64url");
  const text = signedText(line.seq, line.at, line.previous);
  return (
    checkpointLine(line, key, signature).hash === line.hash &&
    verify("sha256", text, { key, dsaEncoding: ENCODING }, signature)
  );
}
