import { createMeter, type MeterState, step } from "@utrn-lab/meter-emulator";
import {
  agreeSecret,
  exposeSharedSecret,
  issueCode,
  privateKeyFrom,
  publicKeyOf,
  type SharedSecret,
} from "@utrn-lab/utrn";
import { acceptCode, EMPTY_RECORD, newReplayState } from "@utrn-lab/utrn/replay";
import { quantile } from "./quantile.ts";

/** 2026-10-01T00:00:00Z. */
const START = 1_790_812_800;
const DAY_SECONDS = 86_400;
const HALF_HOUR_SECONDS = 1_800;

const SUPPLIER_ID = "90b3d51f30010000";
const METER_ID = "00db1234567890a0";
const SUPPLIER_KEY = privateKeyFrom(new Uint8Array(48).fill(1));
const METER_KEY = privateKeyFrom(new Uint8Array(48).fill(2));

const SECRET: SharedSecret = agreeSecret({
  supplierId: SUPPLIER_ID,
  meterId: METER_ID,
  privateKey: SUPPLIER_KEY,
  publicKey: publicKeyOf(METER_KEY),
});

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** A commissioned meter with much credit, its supply enabled. */
function newMeter(): MeterState {
  const made = createMeter({
    meterId: METER_ID,
    privateKey: METER_KEY,
    fuel: "electricity",
    time: START,
    settings: { meterBalance: 99_000_000, maxMeterBalance: 2_147_483_647 },
  });
  const supplier = {
    supplierId: SUPPLIER_ID,
    publicKey: publicKeyOf(SUPPLIER_KEY),
    z: exposeSharedSecret(SECRET).z,
  };
  const commissioned = step(made, { at: START, type: "supplier", ...supplier }).state;
  const enable = { action: "enable_supply", via: "keypad" } as const;
  return step(commissioned, { at: START, type: "action", ...enable }).state;
}

function ninetyDays(): number {
  let meter = newMeter();
  return milliseconds(() => {
    for (let at = START; at < START + 90 * DAY_SECONDS; at += HALF_HOUR_SECONDS) {
      const watts = 200 + ((at / HALF_HOUR_SECONDS) % 7) * 150;
      meter = step(meter, { at, type: "load", watts }).state;
    }
  });
}

const CODES = 2_000;

function topUps(from: number): readonly string[] {
  return Array.from({ length: CODES }, (_, at) =>
    issueCode(SECRET, {
      utrnCounter: from + at,
      commands: [{ type: "top_up", amountPence: 1 }],
    }),
  );
}

/** A meter that has accepted this number of codes; it keeps a bounded number of them. */
function withHistory(accepted: number): MeterState {
  const charged = { credit: 0, time_1: 0, time_2: 0 };
  let replay = newReplayState();
  for (let utrnCounter = 1; utrnCounter <= accepted; utrnCounter += 1) {
    replay = acceptCode(replay, { ...EMPTY_RECORD, utrnCounter, charged }, [], START);
  }
  return { ...newMeter(), replay };
}

function enterAll(meter: MeterState, codes: readonly string[]): MeterState {
  return codes.reduce(
    (state, code) => step(state, { at: START, type: "code", code, via: "keypad" }).state,
    meter,
  );
}

function codesPerSecond(accepted: number): { readonly taken: number; readonly refused: number } {
  const meter = withHistory(accepted);
  const codes = topUps(accepted + 1);
  let after = meter;
  const taking = milliseconds(() => {
    after = enterAll(meter, codes);
  });
  const refusing = milliseconds(() => {
    enterAll(after, codes);
  });
  const perSecond = (elapsed: number): number => Math.round((CODES * 1_000) / elapsed);
  return { taken: perSecond(taking), refused: perSecond(refusing) };
}

const IDLE_METERS = 100_000;

/** Bytes of heap that one of 100,000 idle meters takes; needs `--expose-gc`. */
function bytesPerIdleMeter(): number {
  const collect = globalThis.gc;
  if (collect === undefined)
    throw new Error("run through npm run benchmarks: it exposes the garbage collector");
  const one = newMeter();
  collect();
  const before = process.memoryUsage().heapUsed;
  const meters = Array.from(
    { length: IDLE_METERS },
    () => step(one, { at: START + DAY_SECONDS, type: "time" }).state,
  );
  collect();
  const after = process.memoryUsage().heapUsed;
  return (after - before) / meters.length;
}

/** Measures the emulated meter, and prints one table. */
export function measureMeter(): void {
  const RUNS = 5;
  codesPerSecond(0); // A first round warms the compiler up, so that the rows compare.
  const period = quantile(Array.from({ length: RUNS }, ninetyDays), 0.5);
  const bytes = bytesPerIdleMeter();
  console.table([
    {
      measure: "90 days, half-hourly load changes",
      value: `${period.toFixed(1)} ms (median of ${RUNS})`,
    },
    ...[0, 100, 10_000].map((accepted) => {
      const { taken, refused } = codesPerSecond(accepted);
      return {
        measure: `codes a second after ${accepted} accepted`,
        value: `${taken} accepted, ${refused} refused as duplicates or too old`,
      };
    }),
    {
      measure: `${IDLE_METERS} idle meters`,
      value: `${Math.round(bytes)} bytes each, ${Math.round((bytes * IDLE_METERS) / 2 ** 20)} MiB`,
    },
  ]);
}
