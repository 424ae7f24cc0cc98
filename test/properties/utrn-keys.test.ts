import { createECDH, createHash } from "node:crypto";
import {
  agreeSecret,
  exposeSharedSecret,
  type KeyAgreement,
  nobleKeyAgreement,
  parsePrivateKey,
  parsePublicKey,
  privateKeyFrom,
  publicKeyOf,
} from "@utrn-lab/utrn";
import { parseEui64, parseMeterId, parseSupplierId } from "@utrn-lab/utrn/checks";
import { codeDigest } from "@utrn-lab/utrn/replay";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectRefused } from "../support/field-errors.ts";
import {
  METER_ID,
  METER_KEY,
  OTHER_METER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
  shared,
} from "../support/parties.ts";

/** P-256 by OpenSSL: an implementation that is not the library's. */
const opensslAgreement: KeyAgreement = (privateKey, publicKey) => {
  const ecdh = createECDH("prime256v1");
  ecdh.setPrivateKey(privateKey);
  return ecdh.computeSecret(publicKey);
};

const anyKey = fc.uint8Array({ minLength: 48, maxLength: 48 }).map(privateKeyFrom);
const FEW = { numRuns: 20 };

function agree(privateKey: string, publicKey: string, keyAgreement?: KeyAgreement): string {
  const parties = { supplierId: SUPPLIER_ID, meterId: METER_ID, privateKey, publicKey };
  return exposeSharedSecret(agreeSecret(parties, keyAgreement)).z;
}

describe("the shared secret", () => {
  it("is always the same from both sides, and by OpenSSL", () => {
    fc.assert(
      fc.property(anyKey, anyKey, (one, other) => {
        const z = agree(one, publicKeyOf(other));
        expect(z).toMatch(/^[0-9a-f]{64}$/);
        expect(agree(other, publicKeyOf(one))).toBe(z);
        expect(agree(one, publicKeyOf(other), opensslAgreement)).toBe(z);
      }),
      FEW,
    );
  });

  it("names its two parties", () => {
    const { supplierId, meterId } = shared();
    expect([supplierId, meterId]).toEqual([SUPPLIER_ID, METER_ID]);
  });

  it("is what an injected key agreement says, of the bytes of both keys", () => {
    const calls: string[][] = [];
    const injected: KeyAgreement = (privateKey, publicKey) => {
      calls.push([privateKey, publicKey].map((key) => Buffer.from(key).toString("hex")));
      return new Uint8Array(32).fill(7);
    };
    expect(agree(SUPPLIER_KEY, publicKeyOf(METER_KEY), injected)).toBe("07".repeat(32));
    expect(calls).toEqual([[SUPPLIER_KEY, publicKeyOf(METER_KEY)]]);
  });

  it("is another for another key", () => {
    expect(agree(SUPPLIER_KEY, publicKeyOf(METER_KEY))).not.toBe(
      agree(SUPPLIER_KEY, publicKeyOf(OTHER_METER_KEY)),
    );
  });

  it("is the x coordinate, 32 bytes", () => {
    const z = nobleKeyAgreement(
      parsePrivateKey(SUPPLIER_KEY, "key"),
      parsePublicKey(publicKeyOf(METER_KEY), "key"),
    );
    expect(z).toHaveLength(32);
  });
});

describe("one's own key", () => {
  it("is always refused as the other party's, however many parties agreed before", () => {
    const key = fc
      .integer({ min: 1, max: 6 })
      .map((n) => privateKeyFrom(new Uint8Array(48).fill(n)));
    const first = () => new Uint8Array(32);
    fc.assert(
      fc.property(key, key, (mine, theirs) => {
        const act = () => agree(mine, publicKeyOf(theirs), first);
        if (mine === theirs) expectRefused(act, "publicKey", "range");
        else expect(act()).toBe("00".repeat(32));
      }),
      { numRuns: 60 },
    );
  });
});

describe("a key", () => {
  it("from the same randomness is the same key", () => {
    const random = Uint8Array.from({ length: 48 }, (_, at) => at);
    expect(privateKeyFrom(random)).toBe(privateKeyFrom(random));
    expect(privateKeyFrom(random)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("always has the public key that OpenSSL derives", () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        const ecdh = createECDH("prime256v1");
        ecdh.setPrivateKey(Buffer.from(key, "hex"));
        expect(publicKeyOf(key)).toBe(ecdh.getPublicKey("hex"));
      }),
      FEW,
    );
  });

  it("of 1 and of n-1 is a private key", () => {
    const last = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";
    for (const key of [`${"0".repeat(63)}1`, last]) {
      expect(Buffer.from(parsePrivateKey(key, "key")).toString("hex")).toBe(key);
    }
  });
});

describe("an EUI-64", () => {
  it("is 16 lowercase hex digits, whoever it names", () => {
    const eui = "90b3d51f30010000";
    for (const parse of [parseEui64, parseSupplierId, parseMeterId]) {
      expect(parse(eui, "id")).toBe(eui);
      expectRefused(() => parse(eui.toUpperCase(), "id"), "id", "range");
      expectRefused(() => parse(eui.slice(1), "id"), "id", "range");
      expectRefused(() => parse(null, "id"), "id", "type");
    }
  });
});

describe("the digest of a code", () => {
  it("is always the first half of SHA-256, and tells codes apart", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const whole = createHash("sha256").update(one, "utf8").digest("hex");
        expect(codeDigest(one)).toBe(whole.slice(0, 32));
        return one === other || codeDigest(one) !== codeDigest(other);
      }),
    );
  });
});
