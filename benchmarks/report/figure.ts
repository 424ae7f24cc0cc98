import { quantile } from "../quantile.ts";

/** What a figure counts: more is better of rates, less is better of times and sizes. */
export type Unit = "/s" | "us" | "ms" | "s" | "MiB" | "bytes";

/** One thing that was measured, a value for each round of one run. */
export interface Figure {
  /** Its name; with `count` it names one figure of a benchmark. */
  readonly measure: string;
  readonly unit: Unit;
  /** One value a round, at least one. */
  readonly samples: readonly number[];
  /** What it is measured against, in the same unit, in the same run. */
  readonly against?: { readonly measure: string; readonly samples: readonly number[] } | undefined;
  /** What is aimed at: of the ratio where it is measured against something, else of the median. */
  readonly aim?: number | undefined;
  /** How many meters, codes or counters it was measured with: a point of the chart of scale. */
  readonly count?: number | undefined;
}

/** What is kept of a figure: its middle and its spread. */
export interface Summary {
  readonly measure: string;
  readonly unit: Unit;
  readonly rounds: number;
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly against?: { readonly measure: string; readonly median: number } | undefined;
  /** How many times as fast or as small as what it is measured against: more is better. */
  readonly ratio?: number | undefined;
  readonly aim?: number | undefined;
  readonly isReached?: boolean | undefined;
  readonly count?: number | undefined;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  if (low === undefined || high === undefined) throw new Error("a figure has no samples");
  return (low + high) / 2;
}

/** Rounds are compared with rounds where there are as many: what disturbs one disturbs both. */
function ratioOf({ unit, samples, against }: Figure): number | undefined {
  if (against === undefined) return undefined;
  const isPaired = samples.length === against.samples.length;
  const own = isPaired ? samples : [median(samples)];
  const others = isPaired ? against.samples : [median(against.samples)];
  return median(
    own.map((value, round) => {
      const other = others[round] ?? Number.NaN;
      return unit === "/s" ? value / other : other / value;
    }),
  );
}

function isReached(value: number, aim: number, isMoreBetter: boolean): boolean {
  return isMoreBetter ? value >= aim : value <= aim;
}

/** Brings a figure down to its median, its spread and how it stands to its aim. */
export function summarize(figure: Figure): Summary {
  const { measure, unit, samples, against, aim, count } = figure;
  const middle = median(samples);
  const ratio = ratioOf(figure);
  const isMoreBetter = ratio !== undefined || unit === "/s";
  return {
    measure,
    unit,
    rounds: samples.length,
    median: middle,
    least: quantile(samples, 0),
    most: quantile(samples, 1),
    against: against && { measure: against.measure, median: median(against.samples) },
    ratio,
    aim,
    isReached: aim === undefined ? undefined : isReached(ratio ?? middle, aim, isMoreBetter),
    count,
  };
}
