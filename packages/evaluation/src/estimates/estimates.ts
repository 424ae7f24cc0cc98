import type { Measure } from "../measures/measures.ts";
import { WANS, type Wan } from "../network/wan.ts";
import type { PolicyName } from "../policies/policies.ts";
import type { BlockResult, Sums } from "../run/block.ts";
import { type Estimate, estimate, estimateShare } from "../statistics/interval.ts";

/** Of whom a mean is taken: what share of the homes stands how with the WAN. */
export type Weights = Readonly<Partial<Record<Wan, number>>>;

/** Homes without WAN alone: the primary measure is of them. */
export const NO_WAN_HOMES: Weights = { none: 1 };

/** What is asked of the results. */
export interface Asked {
  readonly policy: PolicyName;
  readonly measure: Measure;
  readonly weights: Weights;
  /** Only homes with somebody young, old, ill or disabled. */
  readonly isVulnerable?: boolean;
}

function meanOf(sums: Sums, measure: Measure, isVulnerable: boolean): number {
  const homes = isVulnerable ? sums.vulnerableHomes : sums.homes;
  if (homes === 0) return 0;
  return (isVulnerable ? sums.vulnerable : sums.all)[measure] / homes;
}

/** The mean of a measure a home, of one seed. */
function ofSeed(result: BlockResult, asked: Asked): number {
  const { policy, measure, weights, isVulnerable = false } = asked;
  return WANS.reduce((sum, wan) => {
    const [weight = 0, sums] = [weights[wan], result.sums[wan]?.[policy]];
    return weight === 0 || sums === undefined
      ? sum
      : sum + weight * meanOf(sums, measure, isVulnerable);
  }, 0);
}

const SHARES: readonly Measure[] = [
  "everOff",
  "offUnder3",
  "off3To24",
  "offOver24",
  "off3Electricity",
  "off3Gas",
  "off24AtOnce",
  "leftWrong",
];

function homesOf(results: readonly BlockResult[], { policy, weights }: Asked): number {
  const counts = results.flatMap(({ sums }) =>
    WANS.map((wan) => ((weights[wan] ?? 0) === 0 ? 0 : (sums[wan]?.[policy]?.homes ?? 0))),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A measure a home, over the seeds: never below 0, as nothing that is measured is. */
export function measured(results: readonly BlockResult[], asked: Asked): Estimate {
  const samples = results.map((result) => ofSeed(result, asked));
  if (SHARES.includes(asked.measure)) return estimateShare(samples, homesOf(results, asked));
  const found = estimate(samples);
  return { ...found, low: Math.max(0, found.low) };
}

/** What a policy makes of it against today, seed by seed: the same homes, weather and luck. */
export function difference(results: readonly BlockResult[], asked: Asked): Estimate {
  const samples = results.map(
    (result) => ofSeed(result, asked) - ofSeed(result, { ...asked, policy: "today" }),
  );
  return estimate(samples);
}

/** The share of homes that are better, or worse, off than today. */
export function changed(
  results: readonly BlockResult[],
  { policy, weights }: Pick<Asked, "policy" | "weights">,
  which: "better" | "worse",
): Estimate {
  const samples = results.map(({ sums }) =>
    WANS.reduce((sum, wan) => {
      const [weight = 0, found] = [weights[wan], sums[wan]?.[policy]];
      return weight === 0 || found === undefined
        ? sum
        : sum + (weight * found[which]) / found.homes;
    }, 0),
  );
  const asked = { policy, weights, measure: "hoursOff" } as const;
  return estimateShare(samples, homesOf(results, asked));
}
