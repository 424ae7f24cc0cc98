import fc from "fast-check";
import { expect, it } from "vitest";
import {
  KeptSecrets,
  type KeyedMeter,
  type SecretUse,
} from "../../../apps/supplier-service/src/signing/kept-secrets.ts";
import { AGREED_BYTES } from "../../../apps/supplier-service/src/signing/work.ts";

const PLACES = 3;
const SUPPLIER_KEYS = ["00000000000000aa", "00000000000000bb"];
const PUBLIC_KEYS = [`04${"11".repeat(64)}`, `04${"11".repeat(63)}22`];

/** A meter, under one of two keys of the supplier's and with one of two of its own. */
function meterOf(at: number, supplierKey = 0, publicKey = 0): KeyedMeter {
  const meter_id = `00db5e${at.toString(16).padStart(10, "0")}`;
  const [supplier_key = "", public_key = ""] = [SUPPLIER_KEYS[supplierKey], PUBLIC_KEYS[publicKey]];
  return { meter_id, supplier_key, public_key };
}

function secretOf(text: number): Uint8Array {
  return new Uint8Array(AGREED_BYTES).fill(text);
}

/** The secret of a meter, or undefined: it lies behind something that is not to be touched. */
function found(kept: KeptSecrets, meter: KeyedMeter, use: SecretUse): Uint8Array | undefined {
  const to = new Uint8Array(2 + AGREED_BYTES);
  const isThere = kept.copy(meter, use, to, 1);
  expect([to[0], to.at(-1)]).toEqual([0, 0]);
  return isThere ? to.slice(1, -1) : undefined;
}

it("keeps a secret for the two keys that it was agreed on by, and for no other", () => {
  const kept = new KeptSecrets(PLACES);
  kept.keep(meterOf(1), "single code", secretOf(7));
  expect(found(kept, meterOf(1), "campaign")).toEqual(secretOf(7));
  expect(found(kept, meterOf(1, 1), "campaign")).toBeUndefined();
  expect(found(kept, meterOf(1, 0, 1), "campaign")).toBeUndefined();
  kept.keep(meterOf(1, 0, 1), "single code", secretOf(8));
  expect(found(kept, meterOf(1, 0, 1), "campaign")).toEqual(secretOf(8));
  expect(found(kept, meterOf(1), "campaign")).toBeUndefined();
});

it("a campaign pushes nobody out, and a single code the one unused for longest", () => {
  const kept = new KeptSecrets(PLACES);
  for (const at of [1, 2, 3, 4]) kept.keep(meterOf(at), "campaign", secretOf(at));
  expect(kept.has(meterOf(4).meter_id)).toBe(false);
  expect(found(kept, meterOf(1), "single code")).toEqual(secretOf(1));
  expect(found(kept, meterOf(2), "campaign")).toEqual(secretOf(2));
  kept.keep(meterOf(5), "single code", secretOf(5));
  expect([1, 2, 3, 5].filter((at) => kept.has(meterOf(at).meter_id))).toEqual([1, 3, 5]);
  expect(found(kept, meterOf(5), "campaign")).toEqual(secretOf(5));
});

it("keeps each of thousands", () => {
  const kept = new KeptSecrets(5_000);
  const numbers = Array.from({ length: 5_000 }, (_, at) => at);
  for (const at of numbers) kept.keep(meterOf(at), "single code", secretOf(at % 251));
  expect(numbers.map((at) => found(kept, meterOf(at), "campaign")?.[0])).toEqual(
    numbers.map((at) => at % 251),
  );
});

const asked = fc.record({
  at: fc.nat({ max: 6 }),
  supplierKey: fc.nat({ max: 1 }),
  publicKey: fc.nat({ max: 1 }),
  use: fc.constantFrom<SecretUse>("single code", "campaign"),
});

it("never gives a meter another one's secret, or one of other keys", () => {
  const law = fc.property(fc.array(asked, { maxLength: 60 }), (requests) => {
    const kept = new KeptSecrets(PLACES);
    const agreed = new Map<string, Uint8Array>();
    for (const [text, { at, supplierKey, publicKey, use }] of requests.entries()) {
      const meter = meterOf(at, supplierKey, publicKey);
      const name = JSON.stringify(meter);
      const secret = found(kept, meter, use);
      if (secret !== undefined) expect(secret).toEqual(agreed.get(name));
      else {
        agreed.set(name, secretOf(text + 1));
        kept.keep(meter, use, secretOf(text + 1));
      }
    }
  });
  fc.assert(law);
});
