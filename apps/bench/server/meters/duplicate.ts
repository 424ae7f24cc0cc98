import { type MeterState, step } from "@utrn-lab/meter-emulator";
import { publicKeyOf } from "@utrn-lab/utrn";
import { commissioningOf } from "./commission.ts";

const NOBODY_WRONG = { failures: [], lockedUntilSeconds: null };

/**
 * The meter of a duplicate before it is commissioned, which is what clears counters and families.
 * Without a supplier there are none.
 */
function uncommissioned(state: MeterState, meterId: string, privateKey: string): MeterState {
  return {
    ...state,
    meterId,
    privateKey,
    publicKey: publicKeyOf(privateKey),
    supplier: null,
    formerKeys: [],
    places: { keypad: NOBODY_WRONG, ppmid: NOBODY_WRONG },
    entry: null,
    shown: null,
    lastConfirmation: null,
  };
}

/**
 * A meter with the registers, settings, devices and logs of another, under an id and a key of its
 * own. Two meters never share a key: a code of the one would be a code that the other has not seen.
 * So the copy begins as a meter does that is commissioned with the same supplier: with no counter
 * accepted, and to the supplier it is a new meter, to be registered with its own public key.
 */
export function duplicateOf(state: MeterState, meterId: string, privateKey: string): MeterState {
  const copy = uncommissioned(state, meterId, privateKey);
  if (state.supplier === null) return copy;
  const { supplierId, publicKey, commandPublicKey } = state.supplier;
  const supplier = { supplierId, publicKey, commandPublicKey, floor: 0 };
  const event = { type: "supplier", ...commissioningOf(copy, supplier) } as const;
  return step(copy, { ...event, at: copy.timeSeconds }).state;
}
