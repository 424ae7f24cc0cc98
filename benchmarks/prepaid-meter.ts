import { createMeter, type MeterState, step } from "@utrn-lab/meter-emulator";
import {
  agreeSecret,
  exposeSharedSecret,
  privateKeyFrom,
  publicKeyOf,
  type SharedSecret,
} from "@utrn-lab/utrn";
import { acceptCode, EMPTY_RECORD, newReplayState, type ReplayState } from "@utrn-lab/utrn/replay";

/** 2026-10-01T00:00:00Z. */
export const START = 1_790_812_800;
export const DAY_SECONDS = 86_400;

const SUPPLIER_ID = "90b3d51f30010000";
const METER_ID = "00db1234567890a0";
const SUPPLIER_KEY = privateKeyFrom(new Uint8Array(48).fill(1));
const METER_KEY = privateKeyFrom(new Uint8Array(48).fill(2));
const SUPPLIER_PUBLIC_KEY = publicKeyOf(SUPPLIER_KEY);

export const SECRET: SharedSecret = agreeSecret({
  supplierId: SUPPLIER_ID,
  meterId: METER_ID,
  privateKey: SUPPLIER_KEY,
  publicKey: publicKeyOf(METER_KEY),
});

export const UNIT_RATE_MILLIPENCE = 24_500;
export const STANDING_CHARGE_MILLIPENCE = 53_350;

/** What a meter keeps of codes after it has accepted so many; it keeps a bounded number of them. */
export function replayAfter(accepted: number): ReplayState {
  const charged = { credit: 0, time_1: 0, time_2: 0 };
  let replay = newReplayState();
  for (let utrnCounter = 1; utrnCounter <= accepted; utrnCounter += 1) {
    replay = acceptCode(replay, { ...EMPTY_RECORD, utrnCounter, charged }, [], START);
  }
  return replay;
}

/** A commissioned meter with its supply enabled. */
export function newMeter(meterBalance: number): MeterState {
  const made = createMeter({
    meterId: METER_ID,
    privateKey: METER_KEY,
    fuel: "electricity",
    time: START,
    settings: {
      meterBalance,
      maxMeterBalance: 2_147_483_647,
      tariff: {
        unitRateMillipence: UNIT_RATE_MILLIPENCE,
        standingChargeMillipence: STANDING_CHARGE_MILLIPENCE,
      },
    },
  });
  const supplier = {
    supplierId: SUPPLIER_ID,
    publicKey: SUPPLIER_PUBLIC_KEY,
    z: exposeSharedSecret(SECRET).z,
  };
  const commissioned = step(made, { at: START, type: "supplier", ...supplier }).state;
  const enable = { action: "enable_supply", via: "keypad" } as const;
  return step(commissioned, { at: START, type: "action", ...enable }).state;
}
