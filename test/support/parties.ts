import {
  agreeSecret,
  exposeSharedSecret,
  parseSharedSecret,
  privateKeyFrom,
  publicKeyOf,
  type SharedSecret,
} from "@utrn-lab/utrn";
import fc from "fast-check";

/** Keys that repeat from run to run: 48 equal bytes, reduced. */
function keyOf(byte: number): string {
  return privateKeyFrom(new Uint8Array(48).fill(byte));
}

export const SUPPLIER_KEY: string = keyOf(1);
export const OTHER_SUPPLIER_KEY: string = keyOf(2);
export const METER_KEY: string = keyOf(3);
export const OTHER_METER_KEY: string = keyOf(4);
/** Supplier one's management key, where its commands have a key of their own. */
export const COMMAND_KEY: string = keyOf(5);

export const SUPPLIER_ID = "90b3d51f30010000";
export const OTHER_SUPPLIER_ID = "90b3d51f30020000";
export const METER_ID = "00db1234567890a0";
export const OTHER_METER_ID = "00db1234567890a1";

/** Z by the two private keys: an agreement takes milliseconds, and thousands of meters have one. */
const agreedOn = new Map<string, string>();

/** Z of two keys, whoever has them (NIST SP 800-56A, 5.7.1.2). */
function zOf(supplierKey: string, meterKey: string): string {
  const pair = `${supplierKey} ${meterKey}`;
  const known = agreedOn.get(pair);
  if (known !== undefined) return known;
  const keys = { privateKey: supplierKey, publicKey: publicKeyOf(meterKey) };
  const secret = agreeSecret({ supplierId: SUPPLIER_ID, meterId: METER_ID, ...keys });
  const { z } = exposeSharedSecret(secret);
  agreedOn.set(pair, z);
  return z;
}

/** What a supplier and a meter share, agreed on at the supplier's side. */
export function shared(
  supplierId: string = SUPPLIER_ID,
  meterId: string = METER_ID,
  supplierKey: string = SUPPLIER_KEY,
  meterKey: string = METER_KEY,
): SharedSecret {
  return parseSharedSecret({ supplierId, meterId, z: zOf(supplierKey, meterKey) }, "secret");
}

/** The same where commands have a key of their own, the other supplier key of this file. */
export function sharedByTwoKeys(): SharedSecret {
  return agreeSecret({
    supplierId: SUPPLIER_ID,
    meterId: METER_ID,
    privateKey: SUPPLIER_KEY,
    commandPrivateKey: OTHER_SUPPLIER_KEY,
    publicKey: publicKeyOf(METER_KEY),
  });
}

/** Counters, with the edges: the first, the last, and where the low bits that travel wrap. */
export const anyCounter: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 1, max: 5_000 }),
  fc.integer({ min: 1, max: 4_294_967_295 }),
  fc.constantFrom(1, 1_023, 1_024, 65_535, 65_536, 4_294_967_295),
);
