import { unsafe } from "@noble/ciphers/aes.js";

/**
 * What the highest word gains for the four bits that a shift to the right drops, by the polynomial
 * of GCM, 1 + x + x^2 + x^7 with x^0 as the highest bit (NIST SP 800-38D, 6.3).
 */
function reduced(dropped: number): number {
  return (dropped << 28) ^ (dropped << 27) ^ (dropped << 26) ^ (dropped << 21);
}

/**
 * H times each four bits: word w of the product with n is at 4n + w. A table of its own for each
 * message would cost more than filling it does; it is cleared behind each.
 */
const PRODUCTS = /* @__PURE__ */ new Int32Array(64);

function fillProducts(...h: [number, number, number, number]): void {
  let [a, b, c, d] = h;
  // Bits count from the left: 8 is the first of four, and stands for 1.
  for (let n = 8; n > 0; n >>= 1) {
    PRODUCTS[4 * n] = a;
    PRODUCTS[4 * n + 1] = b;
    PRODUCTS[4 * n + 2] = c;
    PRODUCTS[4 * n + 3] = d;
    const dropped = -(d & 1);
    d = (d >>> 1) | (c << 31);
    c = (c >>> 1) | (b << 31);
    b = (b >>> 1) | (a << 31);
    a = (a >>> 1) ^ (dropped & 0xe1000000);
  }
  for (let high = 2; high < 16; high *= 2) {
    for (let word = 4; word < 4 * high; word += 1) {
      PRODUCTS[4 * high + word] = (PRODUCTS[4 * high + (word & 3)] ?? 0) ^ (PRODUCTS[word] ?? 0);
    }
  }
}

/** Multiplies a block by H in place (NIST SP 800-38D, 6.3), four bits at a time. */
function multiply(block: Int32Array): void {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let word = 3; word >= 0; word -= 1) {
    const bits = block[word] ?? 0;
    for (let shift = 0; shift < 32; shift += 4) {
      const gained = reduced(d & 15);
      const at = 4 * ((bits >>> shift) & 15);
      d = ((d >>> 4) | (c << 28)) ^ (PRODUCTS[at + 3] ?? 0);
      c = ((c >>> 4) | (b << 28)) ^ (PRODUCTS[at + 2] ?? 0);
      b = ((b >>> 4) | (a << 28)) ^ (PRODUCTS[at + 1] ?? 0);
      a = (a >>> 4) ^ gained ^ (PRODUCTS[at] ?? 0);
    }
  }
  block[0] = a;
  block[1] = b;
  block[2] = c;
  block[3] = d;
}

/** The big-endian word at a byte; past the end it is filled up with zeros. */
function wordAt(bytes: Uint8Array, at: number): number {
  const high = ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16);
  return high | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
}

/** AES has its words with the first byte lowest, GHASH with the first byte highest. */
function swapped(word: number): number {
  const outer = (word << 24) | (word >>> 24);
  return outer | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00);
}

/** The last word of GHASH of a message that is authenticated alone (NIST SP 800-38D, 6.4, 7.1). */
function hashEnd(aad: Uint8Array): number {
  const hash = new Int32Array(4);
  for (let at = 0; at < aad.length; at += 16) {
    for (let word = 0; word < 4; word += 1) {
      hash[word] = (hash[word] ?? 0) ^ wordAt(aad, at + 4 * word);
    }
    multiply(hash);
  }
  hash[1] = (hash[1] ?? 0) ^ (8 * aad.length);
  multiply(hash);
  return hash[3] ?? 0;
}

/** AES's key schedule looks at the key through a view: this one has its buffer ready for it. */
const KEY = /* @__PURE__ */ new Uint8Array(/* @__PURE__ */ new ArrayBuffer(16));

/**
 * GMAC of a message (NIST SP 800-38D: GCM without a plaintext) for one message under one key, as
 * GBCS has it. A general GCM prepares for long texts, which here costs several times what the two
 * blocks of AES and the four products of a top-up do (docs/performance.md).
 * @param key - 16 bytes.
 * @param iv - 12 bytes.
 * @param aad - the message, up to 2^28 bytes.
 * @returns the last 32 bits of the tag.
 */
export function gmacEnd(key: Uint8Array, iv: Uint8Array, aad: Uint8Array): number {
  KEY.set(key);
  const roundKeys = unsafe.expandKeyLE(KEY);
  const h = unsafe.encrypt(roundKeys, 0, 0, 0, 0);
  const [a, b, c] = [wordAt(iv, 0), wordAt(iv, 4), wordAt(iv, 8)];
  const mask = unsafe.encrypt(roundKeys, swapped(a), swapped(b), swapped(c), swapped(1));
  fillProducts(swapped(h.s0), swapped(h.s1), swapped(h.s2), swapped(h.s3));
  const end = (hashEnd(aad) ^ swapped(mask.s3)) >>> 0;
  PRODUCTS.fill(0);
  KEY.fill(0);
  return end;
}
