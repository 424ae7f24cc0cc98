import { afterEach, beforeEach } from "vitest";
import { METER_ID } from "./parties.ts";
import { register, type SupplierRig, startRig } from "./supplier-rig.ts";

/**
 * A supplier service for each test of a file, on a folder of its own.
 * @returns that of the test that runs: one name for all of them.
 */
export function rigForEachTest(): SupplierRig {
  let rig: SupplierRig;
  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.remove());
  return new Proxy({} as SupplierRig, { get: (_, member) => Reflect.get(rig, member) });
}

/** Registers the meter of `parties.ts` before each test; answers its path. */
export function meterForEachTest(rig: SupplierRig): string {
  beforeEach(async () => {
    await register(rig.call);
  });
  return `/v1/meters/${METER_ID}`;
}
