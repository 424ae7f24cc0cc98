import { describe, expect, it } from "vitest";
import { streamOf } from "../../packages/evaluation/src/chance/stream.ts";
import { estimate, estimateShare } from "../../packages/evaluation/src/statistics/interval.ts";

describe("an interval over seeds", () => {
  it("is Student's t: of 1, 2, 3, 4, 5 it is 3 give or take 1.963", () => {
    // s = 1.5811, s / sqrt(5) = 0.70711, t(0.975, 4) = 2.77645.
    const { mean, low, high, seeds } = estimate([1, 2, 3, 4, 5]);
    expect([mean, seeds]).toEqual([3, 5]);
    expect(low).toBeCloseTo(1.0368, 3);
    expect(high).toBeCloseTo(4.9632, 3);
  });

  it("has no width for a single seed, which says nothing of others", () => {
    expect(estimate([4])).toEqual({ mean: 4, low: 4, high: 4, seeds: 1 });
  });

  it("covers a truth that is known in 95 of 100 samples", () => {
    const stream = streamOf(1, "coverage");
    // The sum of twelve even numbers less 6: mean 0, variance 1, near a normal.
    const normal = () => Array.from({ length: 12 }, stream).reduce((sum, each) => sum + each, -6);
    const samples = 4_000;
    let covered = 0;
    for (let at = 0; at < samples; at += 1) {
      const { low, high } = estimate(Array.from({ length: 8 }, normal));
      if (low <= 0 && high >= 0) covered += 1;
    }
    expect(covered / samples).toBeGreaterThan(0.94);
    expect(covered / samples).toBeLessThan(0.96);
  });
});

describe("an interval of a share", () => {
  it("where nothing was seen ends at 3 in the number of homes", () => {
    expect(estimateShare([0, 0, 0], 300)).toEqual({ mean: 0, low: 0, high: 0.01, seeds: 3 });
    expect(estimateShare([1, 1], 30)).toEqual({ mean: 1, low: 0.9, high: 1, seeds: 2 });
  });

  it("stays inside 0 and 1", () => {
    const { low, high } = estimateShare([0, 1, 0, 1], 4);
    expect([low, high]).toEqual([0, 1]);
  });
});
