import jstat from "jstat";
import { mean, sampleStandardDeviation } from "simple-statistics";

/** A mean over seeds with its 95 % interval: what more seeds would make narrower, and only that. */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** How many seeds it is of: the seed is the sample, since its homes share weather and outages. */
  readonly seeds: number;
}

/**
 * The mean of one number a seed, with Student's t and n - 1 degrees of freedom; without width for
 * a single seed.
 */
export function estimate(samples: readonly number[]): Estimate {
  const seeds = samples.length;
  const middle = mean([...samples]);
  if (seeds < 2) return { mean: middle, low: middle, high: middle, seeds };
  const t = jstat.studentt.inv(0.975, seeds - 1);
  const half = (t * sampleStandardDeviation([...samples])) / Math.sqrt(seeds);
  return { mean: middle, low: middle - half, high: middle + half, seeds };
}

/**
 * The same of a share of homes: inside 0..1, and where nothing was seen, or everything, with the
 * end that 3 in `homes` gives (the rule of three for 95 %).
 */
export function estimateShare(samples: readonly number[], homes: number): Estimate {
  const { mean: middle, low, high, seeds } = estimate(samples);
  const least = 3 / Math.max(homes, 3);
  if (middle === 0) return { mean: 0, low: 0, high: least, seeds };
  if (middle === 1) return { mean: 1, low: 1 - least, high: 1, seeds };
  return { mean: middle, low: Math.max(0, low), high: Math.min(1, high), seeds };
}
