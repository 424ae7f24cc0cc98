import {
  type PemFault,
  privateKeyHex,
  privateKeyOfPem,
  readPublicKey as readAnyPublicKey,
} from "@utrn-lab/audit-chain";
import { publicKeyOf } from "@utrn-lab/utrn";
import {
  checkMembers,
  FieldRangeError,
  FieldTypeError,
  plainHex,
  renameFields,
} from "@utrn-lab/utrn/checks";
import { readFile } from "./files.ts";
import type { Host } from "./host.ts";
import { parseJson } from "./json.ts";

/** A key with comments and a certificate beside it stays far below. */
const KEY_FILE_BYTES = 65_536;

/** What an option with a private key takes. */
export const PRIVATE_KEY_FILE =
  "PEM (PKCS#8 or SEC 1; encrypted: UTRN_KEY_PASSPHRASE opens it), DER (PKCS#8), or as keygen " +
  "writes it";

/** What an option with a public key takes. */
export const PUBLIC_KEY = "65 bytes as hex, or a file: PEM or DER (SPKI), or as keygen writes it";

const PEM_PROBLEMS: Readonly<Record<PemFault, string>> = {
  no_key: "must name a file with a private key of the curve P-256",
  encrypted: "is encrypted: give its passphrase in UTRN_KEY_PASSPHRASE",
  wrong_passphrase: "is encrypted, and UTRN_KEY_PASSPHRASE does not open it",
};

function isKeygens(text: string): boolean {
  return text.trimStart().startsWith("{");
}

const SEQUENCE = 0x30;
/** The tag of an object identifier: no text has this byte, and each key has two in DER. */
const OBJECT_IDENTIFIER = 0x06;

/** Whether bytes are DER (X.690), as far as a key needs. */
function isDer(bytes: Buffer): boolean {
  return bytes[0] === SEQUENCE && bytes.includes(OBJECT_IDENTIFIER);
}

/** A private key in DER, as it is in a file or in base64, in the armour of PEM (RFC 7468). */
function armoured(bytes: Buffer): string | undefined {
  const der = isDer(bytes) ? bytes : Buffer.from(bytes.toString("latin1"), "base64");
  if (!isDer(der)) return undefined;
  const lines = der.toString("base64").replace(/.{64}(?=.)/g, "$&\n");
  return `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`;
}

/** A key of a file that keygen has written. */
function keygenKey(text: string, option: string, name: "privateKey" | "publicKey"): string {
  const other = name === "privateKey" ? "publicKey" : "privateKey";
  const key = checkMembers(parseJson(text, option), option, [name], [other])[name];
  if (typeof key === "string") return key;
  throw new FieldTypeError(option, "must name a file in PEM or as keygen writes it");
}

/**
 * A P-256 private key from a file, 32 bytes hex.
 * @param option - what names it, for the error.
 * @throws a field error naming the option, Unusable where the file cannot be read.
 */
export function readPrivateKey(file: string, option: string, { env }: Pick<Host, "env">): string {
  const bytes = readFile(file, option, KEY_FILE_BYTES);
  const text = bytes.toString("utf8");
  if (isKeygens(text)) {
    const key = keygenKey(text, option, "privateKey");
    renameFields(
      () => publicKeyOf(key),
      () => option,
    );
    return key;
  }
  const read = privateKeyOfPem(armoured(bytes) ?? text, env.UTRN_KEY_PASSPHRASE);
  if ("key" in read) return privateKeyHex(read.key);
  throw new FieldRangeError(option, PEM_PROBLEMS[read.fault]);
}

/**
 * A P-256 public key, 65 bytes hex, as it was typed or from a file.
 * @param option - what names it, for the error.
 * @throws a field error naming the option, Unusable where the file cannot be read.
 */
export function readPublicKey(typed: string, option: string): string {
  const hex = plainHex(typed);
  if (/^[0-9a-f]{130}$/.test(hex)) return hex;
  const bytes = readFile(typed, option, KEY_FILE_BYTES);
  const text = bytes.toString("utf8");
  if (isKeygens(text)) return keygenKey(text, option, "publicKey");
  return readAnyPublicKey(isDer(bytes) ? bytes.toString("hex") : text, option, () => {
    // It says whose key it is, and here that is said by other options.
    throw new FieldRangeError(option, "must name a file with a public key, and no certificate");
  });
}
