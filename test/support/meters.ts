import { createMeter, type MeterState, type SettingsInput, step } from "@utrn-lab/meter-emulator";
import { type Command, exposeSharedSecret, issueCode, publicKeyOf } from "@utrn-lab/utrn";
import { frozen } from "./frozen.ts";
import { METER_ID, METER_KEY, SUPPLIER_KEY, shared } from "./parties.ts";

const SECRET = shared();

/** A meter just made and commissioned, deep-frozen: whoever writes to it throws. */
export function meterOf(time: number, settings: SettingsInput = {}): MeterState {
  const meter = createMeter({
    meterId: METER_ID,
    privateKey: METER_KEY,
    fuel: "electricity",
    time,
    settings,
  });
  const { supplierId, z } = exposeSharedSecret(SECRET);
  const publicKey = publicKeyOf(SUPPLIER_KEY);
  return frozen(step(meter, { at: time, type: "supplier", supplierId, publicKey, z }).state);
}

/** A code of the meter's supplier. */
export function codeFor(utrnCounter: number, ...commands: readonly Command[]): string {
  return issueCode(SECRET, { utrnCounter, commands });
}

/** The outcome of a code keyed now, and the meter after it. */
export function keyed(meter: MeterState, code: string) {
  const { state, outcome } = step(meter, {
    at: meter.timeSeconds,
    type: "code",
    code,
    via: "keypad",
  });
  return { state: frozen(state), outcome };
}
