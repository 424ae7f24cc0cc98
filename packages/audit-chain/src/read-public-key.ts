import {
  createPrivateKey,
  createPublicKey,
  ECDH,
  type KeyObject,
  X509Certificate,
} from "node:crypto";
import { parsePublicKey } from "@utrn-lab/utrn";
import { FieldRangeError, plainHex } from "@utrn-lab/utrn/checks";
import { publicKeyHex } from "./pem.ts";

/** What a text that is to be a public key has in it. */
type Found =
  | { readonly point: string }
  | { readonly key: KeyObject }
  /** Certificates, DER; none where they cannot be taken out of their text. */
  | { readonly certificates: readonly Buffer[] }
  /** In words: "a private key". */
  | { readonly other: string };

/** Certificates go by several labels: OpenSSL writes TRUSTED CERTIFICATE, and reads X509 too. */
const BEGIN = /-----BEGIN [A-Z0-9 ]*CERTIFICATE-----/;
const BLOCK = /-----BEGIN ([A-Z0-9 ]*CERTIFICATE)-----([A-Za-z0-9+/=\s]*)-----END \1-----/g;

const KEY_BLOCK = /(-----BEGIN PUBLIC KEY-----)([A-Za-z0-9+/=\s]*)(-----END PUBLIC KEY-----)/g;

const PRIVATE = { other: "a private key, which only its owner may have" };

/** What a parser makes of bytes that may be anything; undefined where it throws. */
function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    // Parsers of ASN.1 throw whatever the bytes lead them to.
    return undefined;
  }
}

/** A block in lines as OpenSSL wants them: cells of spreadsheets and settings have it in one. */
function inLines(_block: string, begin: string, base64: string, end: string): string {
  const lines = base64.replace(/\s/g, "").replace(/.{1,64}/g, "$&\n");
  return `${begin}\n${lines}${end}\n`;
}

function foundInPem(pem: string): Found {
  // node:crypto makes a public key of a private one, which must not get here.
  if (pem.includes("PRIVATE KEY")) return PRIVATE;
  if (BEGIN.test(pem)) {
    const blocks = [...pem.matchAll(BLOCK)];
    return { certificates: blocks.map(([, , base64 = ""]) => Buffer.from(base64, "base64")) };
  }
  if (pem.split("-----BEGIN ").length > 2) return { other: "PEM of several keys" };
  const key = attempt(() => createPublicKey(pem.replace(KEY_BLOCK, inLines)));
  return key === undefined ? { other: "PEM that is neither" } : { key };
}

function isPrivate(der: Buffer): boolean {
  const types = ["pkcs8", "sec1"] as const;
  return types.some((type) => attempt(() => createPrivateKey({ key: der, format: "der", type })));
}

function foundInBytes(bytes: Buffer): Found {
  const [first = 0] = bytes;
  if (first === 4 && bytes.length === 65) return { point: bytes.toString("hex") };
  if ((first === 2 || first === 3) && bytes.length === 33) {
    const convert = () => ECDH.convertKey(bytes, "prime256v1", undefined, "hex", "uncompressed");
    const point = attempt(convert);
    return point === undefined ? { other: "a point that is not on it" } : { point: String(point) };
  }
  const unread = { other: `${bytes.length} bytes that are neither` };
  if (first !== 0x30) return unread;
  if (attempt(() => new X509Certificate(bytes))) return { certificates: [bytes] };
  const key = attempt(() => createPublicKey({ key: bytes, format: "der", type: "spki" }));
  if (key !== undefined) return { key };
  return isPrivate(bytes) ? PRIVATE : unread;
}

const HEX = /^([0-9a-f]{2})+$/;
const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

function find(text: string): Found {
  if (text.includes("-----BEGIN ")) return foundInPem(text);
  const hex = plainHex(text);
  if (HEX.test(hex)) return foundInBytes(Buffer.from(hex, "hex"));
  const base64 = text.replace(/\s/g, "");
  if (BASE64.test(base64)) return foundInBytes(Buffer.from(base64, "base64"));
  return { other: `${text.length} characters of neither hex, base64 nor PEM` };
}

function wordsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  const { namedCurve, modulusLength } = asymmetricKeyDetails ?? {};
  if (modulusLength !== undefined) return `a key of ${modulusLength} bits for RSA`;
  if (namedCurve === "prime256v1") return "a key that spells its curve out (RFC 5480, 2.1.1)";
  return `a key of ${namedCurve === undefined ? asymmetricKeyType : `the curve ${namedCurve}`}`;
}

/**
 * A public key of the curve P-256 as clients have it: the point as hex or base64, compressed or
 * not; or a key (SPKI) or certificate as PEM, or as DER in hex or base64. Case, blanks, colons and
 * hyphens of hex do not matter.
 * @param field - its name, for the error.
 * @param certified - the key that certificates, DER, give; it throws where they are to be refused.
 * @returns 65 bytes as lowercase hex, uncompressed.
 * @throws FieldRangeError naming `field`: what was read, and what would do. It repeats no key.
 */
export function readPublicKey(
  text: string,
  field: string,
  certified: (certificates: readonly Buffer[]) => KeyObject,
): string {
  const found = find(text);
  const refuse = (read: string) =>
    new FieldRangeError(
      field,
      "must be a public key of the curve P-256, 65 bytes as hex, or a public key or certificate " +
        `as PEM or base64 DER; this is ${read}`,
    );
  if ("other" in found) throw refuse(found.other);
  if ("point" in found) {
    parsePublicKey(found.point, field);
    return found.point;
  }
  const key = "key" in found ? found.key : certified(found.certificates);
  const hex = publicKeyHex(key);
  if (hex === undefined) throw refuse(wordsOf(key));
  return hex;
}

/**
 * The key of a certificate of whomever: nothing but that it is one is asked of it.
 * @throws FieldRangeError naming `field` for several, and for one that cannot be read.
 */
export function keyOfCertificate(certificates: readonly Buffer[], field: string): KeyObject {
  const [der, ...more] = certificates;
  const key =
    der === undefined || more.length > 0
      ? undefined
      : attempt(() => new X509Certificate(der).publicKey);
  if (key === undefined)
    throw new FieldRangeError(field, "must be one certificate that can be read");
  return key;
}
