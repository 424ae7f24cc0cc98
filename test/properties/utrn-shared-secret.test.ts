import { inspect } from "node:util";
import {
  agreeSecret,
  exposeSharedSecret,
  issueCode,
  parseSharedSecret,
  publicKeyOf,
  writeConfirmation,
} from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { expectRefused } from "../support/field-errors.ts";
import {
  METER_ID,
  METER_KEY,
  OTHER_METER_KEY,
  OTHER_SUPPLIER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
  shared,
} from "../support/parties.ts";

const Z = "0123456789abcdef".repeat(4);
const COMMAND_Z = "fedcba9876543210".repeat(4);
const STORED = { supplierId: SUPPLIER_ID, meterId: METER_ID, z: Z, commandZ: COMMAND_Z };
const request = { utrnCounter: 1, commands: [{ type: "restore_supply" }] } as const;

describe("a shared secret", () => {
  it("comes back as it was stored, and signs as before", () => {
    expect(exposeSharedSecret(parseSharedSecret(STORED, "secret"))).toEqual(STORED);
    const stored = JSON.parse(JSON.stringify(exposeSharedSecret(shared())));
    const again = parseSharedSecret(stored, "secret");
    expect(issueCode(again, request)).toBe(issueCode(shared(), request));
  });

  it("without a command key has one key for top-ups and commands", () => {
    const { commandZ: _, ...stored } = STORED;
    const secret = parseSharedSecret(stored, "secret");
    expect(exposeSharedSecret(secret)).toEqual({ ...STORED, commandZ: Z });
  });

  it("signs top-ups with one key and everything else with the other", () => {
    const both = parseSharedSecret(STORED, "secret");
    const { z, commandZ, ...ids } = STORED;
    const topUpKey = parseSharedSecret({ ...ids, z }, "secret");
    const commandKey = parseSharedSecret({ ...ids, z: commandZ }, "secret");
    const topUp = { utrnCounter: 1, commands: [{ type: "top_up", amountPence: 1_000 }] } as const;
    expect(issueCode(both, topUp)).toBe(issueCode(topUpKey, topUp));
    expect(issueCode(both, request)).toBe(issueCode(commandKey, request));
    // A top-up of 40 digits is a command code (code-format.md 4).
    const long = { ...topUp, digits: 40 } as const;
    expect(issueCode(both, long)).toBe(issueCode(commandKey, long));
    expect(issueCode(both, long)).not.toBe(issueCode(topUpKey, long));
    const status = {
      date: "2026-10-01",
      kind: "status",
      utrnCounter: 1,
      supply: "enabled",
      mode: "prepayment",
      emergencyCreditActive: false,
      balancePence: 0,
    } as const;
    expect(writeConfirmation(both, status)).toBe(writeConfirmation(commandKey, status));
  });

  it("is agreed with each party's own view of the command key", () => {
    const keys = { supplierId: SUPPLIER_ID, meterId: METER_ID };
    const supplier = agreeSecret({
      ...keys,
      privateKey: SUPPLIER_KEY,
      commandPrivateKey: OTHER_SUPPLIER_KEY,
      publicKey: publicKeyOf(METER_KEY),
    });
    const meter = agreeSecret({
      ...keys,
      privateKey: METER_KEY,
      publicKey: publicKeyOf(SUPPLIER_KEY),
      commandPublicKey: publicKeyOf(OTHER_SUPPLIER_KEY),
    });
    expect(exposeSharedSecret(meter)).toEqual(exposeSharedSecret(supplier));
    expect(exposeSharedSecret(meter).z).not.toBe(exposeSharedSecret(meter).commandZ);
  });

  it("is not agreed with a command key of each side: a party knows its own alone", () => {
    const parties = {
      supplierId: SUPPLIER_ID,
      meterId: METER_ID,
      privateKey: SUPPLIER_KEY,
      publicKey: publicKeyOf(METER_KEY),
      commandPrivateKey: OTHER_SUPPLIER_KEY,
      commandPublicKey: publicKeyOf(OTHER_METER_KEY),
    };
    expectRefused(() => agreeSecret(parties), "commandPublicKey", "range");
  });

  it.each([
    ["33 bytes, a compressed point", () => new Uint8Array(33)],
    ["a promise", () => Promise.resolve(new Uint8Array(32))],
  ])("is never made of %s", (_, agreement) => {
    const parties = {
      supplierId: SUPPLIER_ID,
      meterId: METER_ID,
      privateKey: METER_KEY,
      publicKey: publicKeyOf(SUPPLIER_KEY),
    };
    expectRefused(() => agreeSecret(parties, agreement as never), "keyAgreement", "type");
  });

  it("is never printed with its key", () => {
    const secret = parseSharedSecret(STORED, "secret");
    const printed = [
      inspect(secret, { showHidden: true, depth: Infinity }),
      JSON.stringify(secret),
      JSON.stringify({ ...secret }),
      String(secret),
      JSON.stringify(structuredClone(secret)),
      Object.getOwnPropertyNames(secret).join(),
      Object.getOwnPropertySymbols(secret).map(String).join(),
    ];
    for (const text of printed) {
      expect(text).not.toContain(Z);
      expect(text).not.toContain(COMMAND_Z);
      expect(text).not.toContain("137, 171, 205, 239");
    }
    expect(JSON.parse(JSON.stringify(secret))).toEqual({
      supplierId: SUPPLIER_ID,
      meterId: METER_ID,
    });
  });

  it("is frozen", () => {
    expect(Object.isFrozen(shared())).toBe(true);
  });

  it.each([
    ["a structure that looks like one", STORED],
    ["a structured clone of one", structuredClone(shared())],
    ["nothing", null],
  ])("is not %s: nothing is signed with it", (_, secret) => {
    expectRefused(() => issueCode(secret as never, request), "secret", "type");
  });

  it.each([
    ["z", { ...STORED, z: "00" }, "range"],
    ["z", { ...STORED, z: "zz" }, "range"],
    ["commandZ", { ...STORED, commandZ: "00" }, "range"],
    ["z", { ...STORED, z: Z.toUpperCase() }, "range"],
    ["z", { ...STORED, z: undefined }, "type"],
    ["z", { ...STORED, z: new Uint8Array(32) }, "type"],
    ["supplierId", { ...STORED, supplierId: "90B3D51F30010000" }, "range"],
    ["meterId", { ...STORED, meterId: "00db1234567890" }, "range"],
    ["meterId", { ...STORED, meterId: 5 }, "type"],
    ["supplierId", { ...STORED, supplierId: METER_ID }, "range"],
    ["extra", { ...STORED, extra: 1 }, "range"],
  ] as const)("is refused by its member %s in %j", (member, stored, kind) => {
    expectRefused(() => parseSharedSecret(stored, "secret"), `secret.${member}`, kind);
  });

  it("is refused by its own name where it is no object", () => {
    expectRefused(() => parseSharedSecret(Z, "secret"), "secret", "type");
  });

  it("is not agreed on by a party with itself", () => {
    const alone = { supplierId: METER_ID, meterId: METER_ID, privateKey: METER_KEY };
    const publicKey =
      "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296" +
      "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";
    expectRefused(() => agreeSecret({ ...alone, publicKey }), "supplierId", "range");
  });
});
