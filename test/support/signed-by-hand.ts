import { createCipheriv, createHash, createHmac } from "node:crypto";
import { exposeSharedSecret, type SharedSecret } from "@utrn-lab/utrn";
import { codeOfBits, codeOfNumbers, type Digits } from "./code-bits.ts";

/**
 * The formulas of code-format.md 4 and 6 written out once more, with OpenSSL: a test can sign what
 * the library refuses to sign.
 */
interface Addressed {
  readonly algorithm: string;
  readonly from: string;
  readonly direction: "01" | "02";
  readonly to: string;
}

const COMMANDS = Buffer.from("DP094-2", "ascii").toString("hex");
const FIRST_REVISION = Buffer.from("DP094-1", "ascii").toString("hex");
const TOP_UPS = "60857406080300";

function originatorCounter(utrnCounter: number): string {
  return `${utrnCounter.toString(16).padStart(8, "0")}00000000`;
}

function keyOf(secret: SharedSecret, utrnCounter: number, address: Addressed): Buffer {
  const { algorithm, from, direction, to } = address;
  const info = `${algorithm}${from}09${direction}${originatorCounter(utrnCounter)}${to}`;
  const { z, commandZ } = exposeSharedSecret(secret);
  const ofUse = algorithm === COMMANDS ? commandZ : z;
  return createHash("sha256").update(`00000001${ofUse}${info}`, "hex").digest();
}

/** Bits as hex, left-aligned and zero-padded to whole bytes. */
function leftAligned(bits: string): string {
  const length = Math.ceil(bits.length / 8);
  const padded = bits.padEnd(8 * length, "0");
  return BigInt(`0b${padded}`)
    .toString(16)
    .padStart(2 * length, "0");
}

/** The first bits of HMAC-SHA-256 over a message in hex. */
function hmacBits(key: Buffer, message: string, bits: number): string {
  const tag = createHmac("sha256", key).update(message, "hex").digest("hex");
  return BigInt(`0x${tag}`).toString(2).padStart(256, "0").slice(0, bits);
}

/** The key of a code that a supplier signs for a meter. */
function keyToMeter(secret: SharedSecret, utrnCounter: number, algorithm: string): Buffer {
  const { supplierId: from, meterId: to } = secret;
  return keyOf(secret, utrnCounter, { algorithm, from, direction: "01", to });
}

/** A command code of any bits before the MAC (code-format.md 4). */
export function commandByHand(secret: SharedSecret, utrnCounter: number, bits: string): string {
  const lengths = { 32: ["01", 32], 79: ["02", 48], 134: ["03", 56] } as const;
  const [blocks, macBits] = lengths[bits.length as keyof typeof lengths];
  const key = keyToMeter(secret, utrnCounter, COMMANDS);
  return codeOfBits(bits + hmacBits(key, blocks + leftAligned(bits), macBits));
}

/** A code of 20 digits and any 32 bits as the first revision signed command codes. */
export function firstRevisionByHand(
  secret: SharedSecret,
  utrnCounter: number,
  bits: string,
): string {
  const key = keyToMeter(secret, utrnCounter, FIRST_REVISION);
  return codeOfBits(bits + hmacBits(key, `01${leftAligned(bits)}`, 32));
}

/** A top-up of any 32 bits before the MAC (GBCS 14, code-format.md 4). */
export function topUpByHand(secret: SharedSecret, utrnCounter: number, bits: string): string {
  const { supplierId: from, meterId: to } = secret;
  const key = keyToMeter(secret, utrnCounter, TOP_UPS);
  const nonce = Buffer.from(`${from}00000000`, "hex");
  const cipher = createCipheriv("aes-128-gcm", key.subarray(0, 16), nonce);
  const data = `110000000000${from}${to}01${originatorCounter(utrnCounter)}${leftAligned(bits)}`;
  cipher.setAAD(Buffer.from(data, "hex")).final();
  const mac = cipher.getAuthTag().readUInt32BE(12).toString(2).padStart(32, "0");
  return codeOfBits(bits + mac);
}

/** A confirmation of any 36 bits, on any day since 2000-01-01 (code-format.md 6). */
export function confirmationByHand(
  secret: SharedSecret,
  utrnCounter: number,
  day: number,
  bits: string,
): string {
  const { supplierId: to, meterId: from } = secret;
  const key = keyOf(secret, utrnCounter, { algorithm: COMMANDS, from, direction: "02", to });
  const message = `00${day.toString(16).padStart(4, "0")}${leftAligned(bits)}`;
  return codeOfNumbers([BigInt(`0b${bits}${hmacBits(key, message, 26)}`)]);
}

/** The bits of a code before its MAC: lead, sub class, counter and body (code-format.md 1). */
export function headBits(digits: Digits, subClass: string, counter: string, body: string): string {
  const widths = { 20: 15, 40: 56, 60: 111 } as const;
  return `000${subClass}${counter}${body.padEnd(widths[digits], "0")}`;
}
