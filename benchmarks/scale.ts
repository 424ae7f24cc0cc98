import { type MeterState, step } from "@utrn-lab/meter-emulator";
import {
  type Command,
  exposeSharedSecret,
  issueCode,
  parseSharedSecret,
  readCode,
  type SharedSecret,
} from "@utrn-lab/utrn";
import { highestCounter, replayRefusal } from "@utrn-lab/utrn/replay";
import { type Measured, measureInTurn } from "./in-turn.ts";
import { newMeter, replayAfter, SECRET, START } from "./prepaid-meter.ts";
import type { Figure } from "./report/figure.ts";

const COUNTS = [1_000, 10_000, 100_000, 1_000_000] as const;
const TIMES = 2_000;
const TOP_UP: Command = { type: "top_up", amountPence: 1_000 };

/** What the supplier shares with this many meters, each with an id of its own. */
function secretsOf(meters: number): readonly SharedSecret[] {
  const { supplierId, z } = exposeSharedSecret(SECRET);
  return Array.from({ length: meters }, (_, at) => {
    const meterId = (0x00db000000000000n + BigInt(at)).toString(16).padStart(16, "0");
    return parseSharedSecret({ supplierId, meterId, z }, "secret");
  });
}

/** A step that meets every meter, far from the last one: 7,919 is a prime. */
const STRIDE = 7_919;

function issuing(meters: number): Measured {
  const secrets = secretsOf(meters);
  return {
    measure: "top-up issued, meters known",
    count: meters,
    times: TIMES,
    act: (time) => {
      const secret = secrets[(time * STRIDE) % meters] ?? SECRET;
      return issueCode(secret, { utrnCounter: time, commands: [TOP_UP] });
    },
  };
}

function reading(accepted: number): Measured {
  const replay = replayAfter(accepted);
  const code = issueCode(SECRET, { utrnCounter: accepted + 1, commands: [TOP_UP] });
  return {
    measure: "top-up read, codes accepted before",
    count: accepted,
    times: TIMES,
    act: () => {
      const read = readCode(SECRET, code, highestCounter(replay));
      return read.ok && replayRefusal(replay, read.utrnCounter) === undefined;
    },
  };
}

function taking(accepted: number): Measured {
  const meter: MeterState = { ...newMeter(0), replay: replayAfter(accepted) };
  const code = issueCode(SECRET, { utrnCounter: accepted + 1, commands: [TOP_UP] });
  return {
    measure: "top-up taken by the meter, codes accepted before",
    count: accepted,
    times: TIMES,
    act: () => step(meter, { at: START, type: "code", code, via: "keypad" }),
  };
}

/** Bytes of heap for each of so many meters that a program knows; needs `--expose-gc`. */
function bytesPerMeter(meters: number): Figure {
  const collect = globalThis.gc;
  if (collect === undefined)
    throw new Error("run through npm run benchmarks: it exposes the garbage collector");
  collect();
  const before = process.memoryUsage().heapUsed;
  const secrets = secretsOf(meters);
  collect();
  const bytes = (process.memoryUsage().heapUsed - before) / secrets.length;
  return { measure: "memory of each meter known", unit: "bytes", samples: [bytes], count: meters };
}

/** Measures what a code costs with a thousand to a million meters or codes, in one run. */
export function measureScale(): readonly Figure[] {
  return [
    ...COUNTS.map(bytesPerMeter),
    ...measureInTurn(
      [issuing, reading, taking].flatMap((rows) => COUNTS.map(rows)),
      "us",
    ),
  ];
}
