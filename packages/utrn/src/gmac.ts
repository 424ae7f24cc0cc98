import { unsafe } from "@noble/ciphers/aes.js";

/**
 * What a shift of four bits to the right drops, reduced by GCM's polynomial (NIST SP 800-38D, 6.3),
 * for the highest 16 bits of the block.
 */
const REDUCED = Uint16Array.of(
  ...[0x0000, 0x1c20, 0x3840, 0x2460, 0x7080, 0x6ca0, 0x48c0, 0x54e0],
  ...[0xe100, 0xfd20, 0xd940, 0xc560, 0x9180, 0x8da0, 0xa9c0, 0xb5e0],
);

/** H times each four bits: word w of the product with n is at 4n + w. */
function productsOf(h: Uint32Array): Uint32Array {
  const products = new Uint32Array(64);
  let [a = 0, b = 0, c = 0, d = 0] = h;
  // Bits count from the left: 8 is the first of four, and stands for 1.
  for (let n = 8; n > 0; n >>= 1) {
    products.set([a, b, c, d], 4 * n);
    const dropped = d & 1;
    d = (d >>> 1) | (c << 31);
    c = (c >>> 1) | (b << 31);
    b = (b >>> 1) | (a << 31);
    a = (a >>> 1) ^ (dropped * 0xe1000000);
  }
  for (let n = 3; n < 16; n += 1) {
    const low = n & -n;
    if (low === n) continue;
    for (let word = 0; word < 4; word += 1) {
      products[4 * n + word] =
        (products[4 * low + word] ?? 0) ^ (products[4 * (n - low) + word] ?? 0);
    }
  }
  return products;
}

/** Multiplies a block by H in place (NIST SP 800-38D, 6.3), four bits at a time. */
function multiply(block: Uint32Array, products: Uint32Array): void {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let word = 3; word >= 0; word -= 1) {
    const bits = block[word] ?? 0;
    for (let shift = 0; shift < 32; shift += 4) {
      const reduced = REDUCED[d & 15] ?? 0;
      const at = 4 * ((bits >>> shift) & 15);
      d = ((d >>> 4) | (c << 28)) ^ (products[at + 3] ?? 0);
      c = ((c >>> 4) | (b << 28)) ^ (products[at + 2] ?? 0);
      b = ((b >>> 4) | (a << 28)) ^ (products[at + 1] ?? 0);
      a = (a >>> 4) ^ (reduced << 16) ^ (products[at] ?? 0);
    }
  }
  block[0] = a;
  block[1] = b;
  block[2] = c;
  block[3] = d;
}

/** The big-endian word at a byte; past the end it is filled up with zeros. */
function wordAt(bytes: Uint8Array, at: number): number {
  const [a, b, c, d] = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
  return ((a ?? 0) << 24) | ((b ?? 0) << 16) | ((c ?? 0) << 8) | (d ?? 0);
}

/** GHASH of a message that is authenticated alone (NIST SP 800-38D, 6.4 and 7.1). */
function hashOf(aad: Uint8Array, h: Uint32Array): Uint32Array {
  const products = productsOf(h);
  const hash = new Uint32Array(4);
  const add = (word: number, bits: number) => {
    hash[word] = (hash[word] ?? 0) ^ bits;
  };
  for (let at = 0; at < aad.length; at += 16) {
    for (let word = 0; word < 4; word += 1) add(word, wordAt(aad, at + 4 * word));
    multiply(hash, products);
  }
  add(1, 8 * aad.length);
  multiply(hash, products);
  return hash;
}

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
  const roundKeys = unsafe.expandKeyLE(key);
  const zeros = unsafe.encryptBlock(roundKeys, new Uint8Array(16));
  const first = new Uint8Array(16);
  first.set(iv);
  first[15] = 1;
  const mask = wordAt(unsafe.encryptBlock(roundKeys, first), 12);
  const h = Uint32Array.of(...[0, 4, 8, 12].map((at) => wordAt(zeros, at)));
  return ((hashOf(aad, h)[3] ?? 0) ^ mask) >>> 0;
}
