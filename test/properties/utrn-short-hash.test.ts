import { createHash, createHmac } from "node:crypto";
import { hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HashWords, shortHash, shortHmac } from "../../packages/utrn/src/short-hash.ts";

function hex(words: HashWords): string {
  return words.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

function wordsOf(key: Uint8Array): HashWords {
  const at = (word: number) => new DataView(key.buffer, key.byteOffset).getInt32(4 * word);
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7)];
}

const bytes = (minLength: number, maxLength = minLength) => fc.uint8Array({ minLength, maxLength });

describe("SHA-256 of a short message", () => {
  it.each([
    // FIPS 180-4, examples of NIST: one block, and two.
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    [
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
    ],
  ])("of %s is as published", (text, hash) => {
    expect(hex(shortHash(utf8ToBytes(text)))).toBe(hash);
  });

  it("is that of OpenSSL at every length", () => {
    for (let length = 0; length <= 119; length += 1) {
      const message = new Uint8Array(length).fill(length);
      const expected = createHash("sha256").update(message).digest("hex");
      expect(hex(shortHash(message)), `${length} bytes`).toBe(expected);
    }
  });

  it("is always that of OpenSSL, whatever was hashed before", () => {
    fc.assert(
      fc.property(bytes(0, 119), (message) => {
        return hex(shortHash(message)) === createHash("sha256").update(message).digest("hex");
      }),
      { numRuns: 1_000 },
    );
  });

  it("is not made of more than two blocks, and the next is right again", () => {
    const before = shortHash(utf8ToBytes("abc"));
    expect(() => shortHash(new Uint8Array(120).fill(1))).toThrow("two blocks");
    expect(() => shortHmac(before, new Uint8Array(56).fill(1))).toThrow("two blocks");
    expect(shortHash(utf8ToBytes("abc"))).toEqual(before);
  });
});

describe("HMAC of a short message", () => {
  it("is as published: RFC 4231, test case 1, whose key of 20 bytes zeros fill up", () => {
    const key = hexToBytes("0b".repeat(20) + "00".repeat(12));
    expect(hex(shortHmac(wordsOf(key), utf8ToBytes("Hi There")))).toBe(
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    );
  });

  it("is always that of OpenSSL, whatever was hashed before", () => {
    fc.assert(
      fc.property(bytes(32), bytes(0, 55), (key, message) => {
        const expected = createHmac("sha256", key).update(message).digest("hex");
        return hex(shortHmac(wordsOf(key), message)) === expected;
      }),
      { numRuns: 1_000 },
    );
  });
});
