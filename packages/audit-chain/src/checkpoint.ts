import { createPublicKey, hash, type KeyObject, sign, verify } from "node:crypto";
import { type AuditDetail, type AuditLine, linkEntry, textOf } from "./line.ts";

/** The action of a checkpoint: a line that signs every line before it. */
export const CHECKPOINT = "audit.checkpoint";

/** The signature is r and s side by side, 64 bytes (RFC 7518, section 3.4). */
const ENCODING = "ieee-p1363";

/** What checkpoints say of themselves; those of the first format say nothing. */
const FORMAT = 2;

/** Where a checkpoint stands: `previous` is the hash of the line before it. */
interface CheckpointPlace {
  readonly seq: number;
  readonly at: string;
  readonly previous: string;
}

type Details = Readonly<Record<string, AuditDetail>>;

/** SHA-256, hex, of a public key's SPKI: its name for people to compare. */
export function fingerprintOf(publicKey: KeyObject): string {
  const spki = publicKey.export({ format: "der", type: "spki" });
  return hash("sha256", spki);
}

function spkiOf(publicKey: KeyObject): string {
  return publicKey.export({ format: "der", type: "spki" }).toString("base64url");
}

/** Every checkpoint has this form: what is not its place or in its details is fixed. */
function lineOf({ seq, at, previous }: CheckpointPlace, details: Details): AuditLine {
  const entry = { seq, at, actor: "service", role: "service", action: CHECKPOINT, details };
  return linkEntry(entry, previous);
}

/** What is signed: the name of the format, and the whole line without its signature and hash. */
function signedText(line: AuditLine): Buffer {
  const { hash: _, details, ...rest } = line;
  const { signature: __, ...said } = details ?? {};
  return Buffer.from(`utrn-lab audit checkpoint v2\n${textOf({ ...rest, details: said })}\n`);
}

/** What the first format signed: the checkpoint's number and time, and the hash before it. */
function firstSignedText({ seq, at, previous }: CheckpointPlace): Buffer {
  return Buffer.from(`utrn-lab audit checkpoint v1\n${seq}\n${at}\n${previous}\n`);
}

/**
 * Makes a checkpoint: ECDSA over P-256 with SHA-256 (FIPS 186-5) by the audit key.
 * @param place - where it stands.
 * @param privateKey - the audit key.
 * @param begunBefore - whether it is the first checkpoint of a trail that began without one: it
 *   then says so, and only then may lines come before the first checkpoint.
 */
export function linkCheckpoint(
  place: CheckpointPlace,
  privateKey: KeyObject,
  begunBefore = false,
): AuditLine {
  const said = {
    format: FORMAT,
    publicKey: spkiOf(createPublicKey(privateKey)),
    ...(begunBefore ? { linesBefore: place.seq - 1 } : {}),
  };
  const text = signedText(lineOf(place, said));
  const signature = sign("sha256", text, { key: privateKey, dsaEncoding: ENCODING });
  return lineOf(place, { ...said, signature: signature.toString("base64url") });
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
 * Whether a checkpoint's signature is one of the key that it names over everything before it, and
 * over the checkpoint. A signature of the first format covers the place alone, so there the rest
 * must be as every checkpoint had it.
 */
export function isSignedBy(line: AuditLine, key: KeyObject): boolean {
  const signature = Buffer.from(String(line.details?.signature), "base64url");
  const spelled = { publicKey: spkiOf(key), signature: signature.toString("base64url") };
  const isFirstFormat = line.details?.format === undefined;
  const asWritten = lineOf(line, isFirstFormat ? spelled : { ...line.details, ...spelled });
  const text = isFirstFormat ? firstSignedText(line) : signedText(line);
  return (
    asWritten.hash === line.hash &&
    verify("sha256", text, { key, dsaEncoding: ENCODING }, signature)
  );
}

/** Whether lines may stand before a checkpoint that is the first one of its trail. */
export function mayBeginTrail({ seq, details }: AuditLine): boolean {
  return seq === 1 || details?.format === undefined || details.linesBefore === seq - 1;
}
