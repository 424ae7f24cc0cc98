import { equalBytes } from "@noble/ciphers/utils.js";
import { hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { toBytes } from "./blocks/bits.ts";
import { isShort, type Layout, signedBits } from "./blocks/layout.ts";
import { gmacEnd } from "./gmac.ts";
import { SharedSecret } from "./shared-secret.ts";
import { type HashWords, shortHash, shortHmac } from "./short-hash.ts";

/** What a key is derived for: from which of the two keys agreed on, and under which label. */
interface Use {
  readonly key: "topUp" | "command";
  readonly algorithm: Uint8Array;
}

/** A top-up: GBCS's algorithm identifier (GBCS 14, code-format.md 4). */
const TOP_UP: Use = { key: "topUp", algorithm: hexToBytes("60857406080300") };
/** Command codes and confirmations of this revision of the format (code-format.md 4). */
const COMMAND: Use = { key: "command", algorithm: utf8ToBytes("DP094-2") };
/** Command codes of the first revision, which had one key for everything. */
const FIRST_REVISION: Use = { key: "topUp", algorithm: utf8ToBytes("DP094-1") };

const TO_METER = 1;
const TO_SUPPLIER = 2;
const ORIGINATOR_COUNTER_TAG = 9;

/**
 * Writes the originator counter: the UTRN counter in the upper half of 8 bytes, the lower half
 * zero.
 * @param to - zeros.
 */
function putOriginatorCounter(to: Uint8Array, at: number, utrnCounter: number): void {
  to[at] = utrnCounter >>> 24;
  to[at + 1] = utrnCounter >>> 16;
  to[at + 2] = utrnCounter >>> 8;
  to[at + 3] = utrnCounter;
}

/** What keys are derived from, one after the other: engines keep more than 64 bytes elsewhere. */
const DERIVED = /* @__PURE__ */ new Uint8Array(69);

/**
 * The one-step key derivation of NIST SP 800-56A with SHA-256, one round (code-format.md 4), of
 * 00000001, Z, the label, and both parties with tag, direction and originator counter between them.
 */
function deriveKey(
  secret: SharedSecret,
  use: Use,
  direction: typeof TO_METER | typeof TO_SUPPLIER,
  utrnCounter: number,
): HashWords {
  const { keys, supplier, meter } = SharedSecret.bytesOf(secret);
  const [from, to] = direction === TO_METER ? [supplier, meter] : [meter, supplier];
  DERIVED[3] = 1;
  DERIVED.set(keys[use.key], 4);
  DERIVED.set(use.algorithm, 36);
  DERIVED.set(from, 43);
  DERIVED[51] = ORIGINATOR_COUNTER_TAG;
  DERIVED[52] = direction;
  putOriginatorCounter(DERIVED, 53, utrnCounter);
  DERIVED.set(to, 61);
  const key = shortHash(DERIVED);
  DERIVED.fill(0);
  return key;
}

/** @param length - 4, 8, .. 32. */
function firstBytes(words: HashWords, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) bytes[at] = (words[at >> 2] ?? 0) >>> (24 - 8 * (at & 3));
  return bytes;
}

/** The last 32 bits of the GMAC of a top-up (GBCS 14), which real meters check. */
function topUpMac(secret: SharedSecret, utrnCounter: number, ptutHighBits: bigint): bigint {
  const key = firstBytes(deriveKey(secret, TOP_UP, TO_METER, utrnCounter), 16);
  const { supplier, meter } = SharedSecret.bytesOf(secret);
  const iv = new Uint8Array(12);
  iv.set(supplier);
  const aad = new Uint8Array(35);
  aad[0] = 0x11;
  aad.set(supplier, 6);
  aad.set(meter, 14);
  aad[22] = TO_METER;
  putOriginatorCounter(aad, 23, utrnCounter);
  aad.set(toBytes(ptutHighBits, 4), 31);
  return BigInt(gmacEnd(key, iv, aad));
}

/** @param bits - 1..64. */
function firstBits([first, second]: HashWords, bits: number): bigint {
  const both = (BigInt.asUintN(32, BigInt(first)) << 32n) | BigInt.asUintN(32, BigInt(second));
  return both >> BigInt(64 - bits);
}

/** Bits, left-aligned and zero-padded to whole bytes (code-format.md 4). */
function leftAligned(bits: bigint, width: number): Uint8Array {
  const length = Math.ceil(width / 8);
  return toBytes(bits << BigInt(8 * length - width), length);
}

function commandMac(
  secret: SharedSecret,
  use: Use,
  utrnCounter: number,
  signed: bigint,
  layout: Layout,
): bigint {
  const key = deriveKey(secret, use, TO_METER, utrnCounter);
  const bits = leftAligned(signed, signedBits(layout));
  const message = new Uint8Array(1 + bits.length);
  message[0] = layout.blocks;
  message.set(bits, 1);
  return firstBits(shortHmac(key, message), layout.macBits);
}

/**
 * The MAC of a code to a meter (code-format.md 4).
 * @param utrnCounter - the counter in full, 1..2^32-1.
 * @param signed - the bits before the MAC.
 */
export function codeMac(
  secret: SharedSecret,
  utrnCounter: number,
  subClass: number,
  signed: bigint,
  layout: Layout,
): bigint {
  if (isShort(layout) && subClass === 0) return topUpMac(secret, utrnCounter, signed);
  return commandMac(secret, COMMAND, utrnCounter, signed, layout);
}

/** The MAC of a command code of the first revision; the parameters are those of `codeMac`. */
export function firstRevisionMac(
  secret: SharedSecret,
  utrnCounter: number,
  signed: bigint,
  layout: Layout,
): bigint {
  return commandMac(secret, FIRST_REVISION, utrnCounter, signed, layout);
}

/** Bits of a confirmation's MAC. */
export const CONFIRMATION_MAC_BITS = 26;

/**
 * The MAC of a confirmation code for one day after another: the key is derived once
 * (code-format.md 6).
 * @param utrnCounter - the counter in full, 0..2^32-1.
 * @param signed - the bits before the MAC.
 * @returns a function from the meter's day, since 2000-01-01, to the 26 bits.
 */
export function confirmationMac(
  secret: SharedSecret,
  utrnCounter: number,
  signed: bigint,
  signedWidth: number,
): (day: number) => bigint {
  const key = deriveKey(secret, COMMAND, TO_SUPPLIER, utrnCounter);
  const bits = leftAligned(signed, signedWidth);
  const message = new Uint8Array(3 + bits.length);
  message.set(bits, 3);
  return (day) => {
    message[1] = day >>> 8;
    message[2] = day;
    return firstBits(shortHmac(key, message), CONFIRMATION_MAC_BITS);
  };
}

/** Whether two MACs of one width are equal, in a time that does not depend on where they differ. */
export function macsEqual(a: bigint, b: bigint, bits: number): boolean {
  const length = Math.ceil(bits / 8);
  return equalBytes(toBytes(a, length), toBytes(b, length));
}
