import { type MeterState, step } from "@utrn-lab/meter-emulator";
import { issueCode, readCode } from "@utrn-lab/utrn";
import { acceptCode, EMPTY_RECORD, newReplayState } from "@utrn-lab/utrn/replay";
import { householdDaysPerSecond, ninetyDays } from "./households.ts";
import { milliseconds } from "./milliseconds.ts";
import { DAY_SECONDS, newMeter, SECRET, START } from "./prepaid-meter.ts";
import type { Figure } from "./report/figure.ts";

/** Much credit: each meter takes thousands of codes. */
const BALANCE_MILLIPENCE = 99_000_000;
const CODES = 2_000;
const ROUNDS = 5;

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

interface Rates {
  readonly taken: number;
  readonly refused: number;
  readonly read: number;
}

/** Codes a second that a meter with this history takes, refuses, and that are only read. */
function codesPerSecond(accepted: number): Rates {
  const meter = withHistory(accepted);
  const codes = topUps(accepted + 1);
  const perSecond = (work: () => void): number => (CODES * 1_000) / milliseconds(work);
  let after = meter;
  return {
    taken: perSecond(() => {
      after = enterAll(meter, codes);
    }),
    refused: perSecond(() => enterAll(after, codes)),
    read: perSecond(() => {
      for (const [at, code] of codes.entries()) readCode(SECRET, code, accepted + at);
    }),
  };
}

function codeFigures(): readonly Figure[] {
  codesPerSecond(0); // A first round warms the compiler up, so that the figures compare.
  return [0, 100, 10_000].flatMap((accepted): Figure[] => {
    const rounds = Array.from({ length: ROUNDS }, () => codesPerSecond(accepted));
    const samplesOf = (rate: keyof Rates) => rounds.map((rates) => rates[rate]);
    return [
      {
        measure: `codes taken after ${accepted}`,
        unit: "/s",
        samples: samplesOf("taken"),
        against: { measure: "reading them", samples: samplesOf("read") },
        aim: 0.7,
      },
      {
        measure: `codes refused as duplicates or too old after ${accepted}`,
        unit: "/s",
        samples: samplesOf("refused"),
      },
    ];
  });
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

/** 90 half-hourly days: of one meter, and of a town of households that pay in. */
function timeFigures(households: number): readonly Figure[] {
  const { step: bySteps, walk, bare } = ninetyDays();
  return [
    { measure: "90 half-hourly days by single steps", unit: "ms", samples: bySteps },
    {
      measure: "the same in one walk",
      unit: "ms",
      samples: walk,
      against: { measure: "a bare loop of its arithmetic", samples: bare },
    },
    {
      measure: `household-days, ${households} households through 90 days`,
      unit: "/s",
      samples: [householdDaysPerSecond(households)],
    },
  ];
}

/**
 * Measures the emulated meter, on one core and in its processor time.
 * @param args - the number of households, 1,000 when left out.
 */
export function measureMeter([count]: readonly string[]): readonly Figure[] {
  return [
    ...timeFigures(Number(count ?? "1000")),
    ...codeFigures(),
    {
      measure: `memory of each of ${IDLE_METERS} idle meters`,
      unit: "bytes",
      samples: [bytesPerIdleMeter()],
    },
  ];
}
