import { type MeterState, step } from "@utrn-lab/meter-emulator";
import { issueCode, readCode, writeConfirmation } from "@utrn-lab/utrn";
import { householdDaysPerSecond, ninetyDays } from "./households.ts";
import { milliseconds } from "./milliseconds.ts";
import { DAY_SECONDS, newMeter, replayAfter, SECRET, START } from "./prepaid-meter.ts";
import type { Figure } from "./report/figure.ts";

/** Much credit: each meter takes thousands of codes. */
const BALANCE_MILLIPENCE = 99_000_000;
const CODES = 2_000;
const ROUNDS = 9;

function topUps(from: number): readonly string[] {
  return Array.from({ length: CODES }, (_, at) =>
    issueCode(SECRET, {
      utrnCounter: from + at,
      commands: [{ type: "top_up", amountPence: 1 }],
    }),
  );
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
  readonly confirmed: number;
}

/** Makes the confirmation of a code that has been read: the least that taking it comes to. */
function confirm(utrnCounter: number): string {
  return writeConfirmation(SECRET, {
    date: "2026-10-01",
    kind: "applied",
    utrnCounter,
    supply: "enabled",
    mode: "prepayment",
    emergencyCreditActive: false,
    balancePence: 0,
  });
}

/**
 * Codes a second that a meter with this history takes, refuses, and that are only read, or read and
 * confirmed.
 */
function codesPerSecond(accepted: number): Rates {
  const meter = { ...newMeter(BALANCE_MILLIPENCE), replay: replayAfter(accepted) };
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
    confirmed: perSecond(() => {
      for (const [at, code] of codes.entries()) {
        readCode(SECRET, code, accepted + at);
        confirm(accepted + at + 1);
      }
    }),
  };
}

function codeFigures(): readonly Figure[] {
  codesPerSecond(0); // A first round warms the compiler up, so that the figures compare.
  return [0, 100, 10_000].flatMap((accepted): Figure[] => {
    const rounds = Array.from({ length: ROUNDS }, () => codesPerSecond(accepted));
    const samplesOf = (rate: keyof Rates) => rounds.map((rates) => rates[rate]);
    const reading = { measure: "reading them", samples: samplesOf("read") };
    return [
      {
        measure: `codes taken after ${accepted}`,
        unit: "/s",
        samples: samplesOf("taken"),
        against: reading,
        aim: 0.7,
      },
      {
        measure: `codes read and confirmed after ${accepted}, no meter`,
        unit: "/s",
        samples: samplesOf("confirmed"),
        against: reading,
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
