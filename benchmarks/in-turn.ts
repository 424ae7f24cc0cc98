import { milliseconds } from "./milliseconds.ts";
import type { Figure } from "./report/figure.ts";

/** Rounds of all rows, one after the other, so that what disturbs the machine disturbs them all. */
const ROUNDS = 15;
/** The first rounds warm the compiler up. */
const WARM_UP = 2;

/** Something that is measured on one core, in its processor time. */
export interface Measured {
  readonly measure: string;
  /** How often in a round. */
  readonly times: number;
  /** Is given which time it is, 1 and up. */
  readonly act: (time: number) => unknown;
  /** The name of another that it is measured against. */
  readonly against?: string | undefined;
  /** Of the ratio, or of the median where it is measured against nothing. */
  readonly aim?: number;
  readonly count?: number;
}

/**
 * Measures all rows in turn.
 * @param unit - how often each is done in a second, or how long it takes.
 */
export function measureInTurn(rows: readonly Measured[], unit: "/s" | "us"): readonly Figure[] {
  const samples = rows.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [row, { times, act }] of rows.entries()) {
      const elapsed = milliseconds(() => {
        for (let time = 1; time <= times; time += 1) act(time);
      });
      const value = unit === "/s" ? (1_000 * times) / elapsed : (1_000 * elapsed) / times;
      if (round >= WARM_UP) samples[row]?.push(value);
    }
  }
  const samplesOf = (name: string) => samples[rows.findIndex(({ measure }) => measure === name)];
  return rows.map(({ measure, against, aim, count }, row) => ({
    measure,
    unit,
    samples: samples[row] ?? [],
    against:
      against === undefined ? undefined : { measure: against, samples: samplesOf(against) ?? [] },
    aim,
    count,
  }));
}
