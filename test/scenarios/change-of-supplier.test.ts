import { type MeterState, step, viewOf } from "@utrn-lab/meter-emulator";
import { exposeSharedSecret, privateKeyFrom, publicKeyOf } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { expectRefused } from "../support/field-errors.ts";
import { codeFor, keyed, meterOf } from "../support/meters.ts";
import {
  METER_ID,
  OTHER_SUPPLIER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
  shared,
} from "../support/parties.ts";

const AT = 1_790_856_000;

/** A supplier by its key; without a floor it gives none. */
function change(meter: MeterState, key: string, floor?: number) {
  const { z } = exposeSharedSecret(shared(SUPPLIER_ID, METER_ID, key));
  const supplier = { supplierId: SUPPLIER_ID, publicKey: publicKeyOf(key), z };
  const given = floor === undefined ? {} : { floor };
  return step(meter, { at: meter.timeSeconds, type: "supplier", ...supplier, ...given });
}

describe("a change of supplier without a floor", () => {
  it("begins at zero with a supplier new to the meter", () => {
    const { state } = change(
      keyed(meterOf(AT), codeFor(5, { type: "top_up", amountPence: 100 })).state,
      OTHER_SUPPLIER_KEY,
    );
    expect(viewOf(state).counters).toEqual({ highest: 0, floor: 0, accepted: [] });
  });

  it("is refused where the supplier had its key here before: it has issued counters", () => {
    const first = keyed(meterOf(AT), codeFor(5, { type: "restore_supply" }));
    // Without credit it is refused; a top-up is not.
    expect(first.outcome).toMatchObject({ reason: "not_applicable" });
    const supplied = keyed(first.state, codeFor(5, { type: "top_up", amountPence: 100 })).state;
    const away = change(supplied, OTHER_SUPPLIER_KEY).state;
    const back = change(away, SUPPLIER_KEY);
    expect(back.outcome).toEqual({ done: false, reason: "lower_floor" });
    expect(back.state.supplier).toEqual(away.supplier);
    expect(change(away, SUPPLIER_KEY, 4).outcome).toEqual({ done: false, reason: "lower_floor" });
    expect(viewOf(change(away, SUPPLIER_KEY, 5).state).counters).toEqual({
      highest: 5,
      floor: 5,
      accepted: [],
    });
  });

  it("changes nothing under the supplier that the meter has", () => {
    const meter = keyed(meterOf(AT), codeFor(5, { type: "top_up", amountPence: 100 })).state;
    const { state, outcome } = change(meter, SUPPLIER_KEY);
    expect(outcome).toEqual({ done: true });
    expect(state.replay).toEqual(meter.replay);
  });
});

describe("a supplier is refused", () => {
  it.each([
    ["without a secret", undefined, "type"],
    ["with half a secret", "00".repeat(16), "range"],
  ] as const)("%s", (_, z, kind) => {
    const supplier = { supplierId: SUPPLIER_ID, publicKey: publicKeyOf(SUPPLIER_KEY) };
    const act = () => step(meterOf(AT), { at: AT, type: "supplier", ...supplier, z: z as string });
    expectRefused(act, "z", kind);
  });
});

describe("a supplier with a new key", () => {
  it("is another supplier: its counters begin anew, and nothing is known of the key", () => {
    const meter = keyed(meterOf(AT), codeFor(5, { type: "top_up", amountPence: 100 })).state;
    const newKey = privateKeyFrom(new Uint8Array(48).fill(9));
    const { state, outcome } = change(meter, newKey, 0);
    expect(outcome).toEqual({ done: true });
    expect(viewOf(state).counters.highest).toBe(0);
    expect(viewOf(state).supplier).toEqual({
      supplierId: SUPPLIER_ID,
      publicKey: publicKeyOf(newKey),
      commandPublicKey: publicKeyOf(newKey),
    });
  });

  it("the money and the settings stay with the meter", () => {
    const meter = keyed(meterOf(AT), codeFor(5, { type: "top_up", amountPence: 100 })).state;
    const { state } = change(meter, OTHER_SUPPLIER_KEY, 0);
    expect(viewOf(state).balanceMillipence).toBe(100_000);
    expect(viewOf(state).settings).toEqual(viewOf(meter).settings);
  });
});
