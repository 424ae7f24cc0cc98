import { nodeKeyAgreement } from "@utrn-lab/http-host";
import { nobleKeyAgreement, privateKeyFrom, publicKeyOf } from "@utrn-lab/utrn";
import fc from "fast-check";
import { expect, test } from "vitest";

const hex = (text: string) => new Uint8Array(Buffer.from(text, "hex"));

test("node:crypto agrees on the secret of NIST CAVS 14.1, P-256, count 0", () => {
  const privateKey = hex("7d7dc5f71eb29ddaf80d6214632eeae03d9058af1fb6d22ed80badb62bc1a534");
  const publicKey = hex(
    "04700c48f77f56584c5cc632ca65640db91b6bacce3a4df6b42ce7cc838833d287" +
      "db71e509e3fd9b060ddb20ba5c51dcc5948d46fbf640dfe0441782cab85fa4ac",
  );
  expect(Buffer.from(nodeKeyAgreement(privateKey, publicKey)).toString("hex")).toBe(
    "46fc62106420ff012e54a434fbdd2d25ccc5852060561e68040dd7778997bd7b",
  );
});

test("node:crypto and noble-curves always agree on the same secret", () => {
  const key = fc.uint8Array({ minLength: 48, maxLength: 48 }).map(privateKeyFrom);
  fc.assert(
    fc.property(key, key, (mine, theirs) => {
      const args = [hex(mine), hex(publicKeyOf(theirs))] as const;
      return Buffer.from(nodeKeyAgreement(...args)).equals(nobleKeyAgreement(...args));
    }),
  );
});
