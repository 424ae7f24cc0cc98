import { createCipheriv } from "node:crypto";
import { hexToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gmacEnd } from "../../packages/utrn/src/gmac.ts";

/** Key, IV, AAD and tag: McGrew and Viega, test case 1; CAVP, gcmEncryptExtIV128, PTlen = 0. */
const GMACS = [
  ["00".repeat(16), "00".repeat(12), "", "58e2fccefa7e3061367f1d57a4e7455a"],
  [
    "77be63708971c4e240d1cb79e8d77feb",
    "e0e00f19fed7ba0136a797f3",
    "7a43ec1d9c0a5a78a0b16533a6213cab",
    "209fcc8d3675ed938e9c7166709dd946",
  ],
] as const;

describe("GMAC", () => {
  it.each(GMACS)("under %s ends as published", (key, iv, aad, tag) => {
    const end = gmacEnd(hexToBytes(key), hexToBytes(iv), hexToBytes(aad));
    expect(end.toString(16).padStart(8, "0")).toBe(tag.slice(24));
  });

  it("is always that of OpenSSL", () => {
    const bytes = (minLength: number, maxLength = minLength) =>
      fc.uint8Array({ minLength, maxLength });
    fc.assert(
      fc.property(bytes(16), bytes(12), bytes(0, 80), (key, iv, aad) => {
        const cipher = createCipheriv("aes-128-gcm", key, iv).setAAD(aad);
        cipher.final();
        return cipher.getAuthTag().readUInt32BE(12) === gmacEnd(key, iv, aad);
      }),
      { numRuns: 2_000 },
    );
  });
});
