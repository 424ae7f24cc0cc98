import { describe, expect, it } from "vitest";
import { supplierIn } from "../../apps/bench/page/src/setup/supplier-text.ts";

const ID = "90b3d51f30010000";
const PEM = "-----BEGIN PUBLIC KEY-----\nMFkw\nEwYH\n-----END PUBLIC KEY-----";

describe("what was pasted of a supplier has its keys", () => {
  it.each([
    ["as hex, the key of commands behind", `${ID} 04AB0123456789AB01 04CD0123456789AB01`],
    [
      "as hex in front of a printed id",
      "04AB0123456789AB01, 04CD0123456789AB01, 90-B3-D5-1F-30-01-00-00",
    ],
  ])("%s", (_, text) => {
    const { publicKey, commandPublicKey } = supplierIn(text);
    expect([publicKey, commandPublicKey]).toEqual(["04AB0123456789AB01", "04CD0123456789AB01"]);
  });

  it("as PEM, with its blanks and line ends, and in its case", () => {
    expect(supplierIn(`${ID}\n${PEM}\n`)).toEqual({ supplierId: ID, publicKey: PEM });
  });

  it("as DER in base64, in its case", () => {
    const key = "MFkwEwYHKoZIzj0CAQYIKoZIzj0D";
    expect(supplierIn(`${ID} ${key}`)).toEqual({ supplierId: ID, publicKey: key });
  });
});
