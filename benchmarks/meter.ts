import { type MeterState, step } from "@utrn-lab/meter-emulator";
import { issueCode } from "@utrn-lab/utrn";
import { acceptCode, EMPTY_RECORD, newReplayState } from "@utrn-lab/utrn/replay";
import { householdDaysPerSecond, ninetyDays } from "./households.ts";
import { milliseconds } from "./milliseconds.ts";
import { DAY_SECONDS, newMeter, SECRET, START } from "./prepaid-meter.ts";

/** Much credit: each meter takes thousands of codes. */
const BALANCE_MILLIPENCE = 99_000_000;
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
  return { ...newMeter(BALANCE_MILLIPENCE), replay };
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
  const one = newMeter(BALANCE_MILLIPENCE);
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

interface Row {
  readonly measure: string;
  readonly value: string;
}

/** The rows of 90 half-hourly days: one meter, and a town of households that pay in. */
function timeRows(households: number): readonly Row[] {
  const { step: bySteps, walk, bare } = ninetyDays();
  const perSecond = householdDaysPerSecond(households);
  return [
    { measure: "90 half-hourly days by single steps", value: `${bySteps.toFixed(1)} ms, median` },
    {
      measure: "the same in one walk",
      value: `${walk.toFixed(2)} ms, median: ${(walk / bare).toFixed(0)} times a bare loop`,
    },
    {
      measure: `${households} households through 90 days, on one core`,
      value:
        `${Math.round(perSecond).toLocaleString("en")} household-days a second, ` +
        `${Math.round((households * 90) / perSecond)} s in all`,
    },
  ];
}

/**
 * Measures the emulated meter, and prints one table.
 * @param args - the number of households, 1,000 when left out.
 */
export function measureMeter([count]: readonly string[]): void {
  codesPerSecond(0); // A first round warms the compiler up, so that the rows compare.
  const rows = timeRows(Number(count ?? "1000"));
  const bytes = bytesPerIdleMeter();
  console.table([
    ...rows,
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
