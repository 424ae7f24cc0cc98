import { gcm } from "@noble/ciphers/aes.js";
import { equalBytes } from "@noble/ciphers/utils.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { toBytes } from "./blocks/bits.ts";
import { isShort, type Layout, signedBits } from "./blocks/layout.ts";
import { SharedSecret } from "./shared-secret.ts";

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

const FIRST = Uint8Array.of(0, 0, 0, 1);
const ORIGINATOR_COUNTER_TAG = Uint8Array.of(9);
const DIRECTION_TO_METER = Uint8Array.of(1);
const DIRECTION_TO_SUPPLIER = Uint8Array.of(2);
const GMAC_IV_END = new Uint8Array(4);
const GMAC_AAD_START = Uint8Array.of(0x11, 0, 0, 0, 0, 0);

/** The UTRN counter in the upper half of the originator counter, the lower half zero. */
function originatorCounter(utrnCounter: number): Uint8Array {
  return toBytes(BigInt(utrnCounter) << 32n, 8);
}

/** The one-step key derivation of NIST SP 800-56A with SHA-256, one round (code-format.md 4). */
function deriveKey(
  secret: SharedSecret,
  use: Use,
  direction: Uint8Array,
  utrnCounter: number,
): Uint8Array {
  const z = SharedSecret.keyOf(secret, use.key);
  const supplier = hexToBytes(secret.supplierId);
  const meter = hexToBytes(secret.meterId);
  const [from, to] = direction === DIRECTION_TO_METER ? [supplier, meter] : [meter, supplier];
  return sha256(
    concatBytes(
      FIRST,
      z,
      use.algorithm,
      from,
      ORIGINATOR_COUNTER_TAG,
      direction,
      originatorCounter(utrnCounter),
      to,
    ),
  );
}

/** The last 32 bits of the GMAC of a top-up (GBCS 14), which real meters check. */
function topUpMac(secret: SharedSecret, utrnCounter: number, ptutHighBits: bigint): bigint {
  const key = deriveKey(secret, TOP_UP, DIRECTION_TO_METER, utrnCounter).subarray(0, 16);
  const supplier = hexToBytes(secret.supplierId);
  const aad = concatBytes(
    GMAC_AAD_START,
    supplier,
    hexToBytes(secret.meterId),
    DIRECTION_TO_METER,
    originatorCounter(utrnCounter),
    toBytes(ptutHighBits, 4),
  );
  const tag = gcm(key, concatBytes(supplier, GMAC_IV_END), aad).encrypt(new Uint8Array());
  return firstBits(tag.subarray(12), 32);
}

function firstBits(bytes: Uint8Array, bits: number): bigint {
  let value = 0n;
  const length = Math.ceil(bits / 8);
  for (const byte of bytes.subarray(0, length)) value = (value << 8n) | BigInt(byte);
  return value >> BigInt(8 * length - bits);
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
  const key = deriveKey(secret, use, DIRECTION_TO_METER, utrnCounter);
  const bits = leftAligned(signed, signedBits(layout));
  const message = concatBytes(Uint8Array.of(layout.blocks), bits);
  return firstBits(hmac(sha256, key, message), layout.macBits);
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
  const key = deriveKey(secret, COMMAND, DIRECTION_TO_SUPPLIER, utrnCounter);
  const bits = leftAligned(signed, signedWidth);
  return (day) => {
    const message = concatBytes(Uint8Array.of(0), toBytes(BigInt(day), 2), bits);
    return firstBits(hmac(sha256, key, message), CONFIRMATION_MAC_BITS);
  };
}

/** Whether two MACs of one width are equal, in a time that does not depend on where they differ. */
export function macsEqual(a: bigint, b: bigint, bits: number): boolean {
  const length = Math.ceil(bits / 8);
  return equalBytes(toBytes(a, length), toBytes(b, length));
}
