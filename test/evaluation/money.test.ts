import { describe, expect, it } from "vitest";
import { choose } from "../../packages/evaluation/src/assumptions/choose.ts";
import {
  homesWithoutWan,
  onceOf,
  switchingShare,
  yearlyChange,
} from "../../packages/evaluation/src/estimates/money.ts";
import type { RunResults } from "../../packages/evaluation/src/estimates/run-results.ts";
import { emptyTally } from "../../packages/evaluation/src/measures/measures.ts";
import { SIZES } from "../../packages/evaluation/src/plan/sizes.ts";
import { SCENARIO_NAMES } from "../../packages/evaluation/src/scenarios/scenarios.ts";

/** Ten homes that cost so much in a price fall and in a tenancy, and nothing elsewhere. */
function runOf(costs: { readonly today: number; readonly codesCarried: number }): RunResults {
  const sums = (cost: number) => ({
    homes: 10,
    vulnerableHomes: 0,
    all: { ...emptyTally(), cost: 10 * cost },
    vulnerable: emptyTally(),
    better: 0,
    worse: 0,
  });
  const none = { today: sums(costs.today), codesCarried: sums(costs.codesCarried) };
  const nothing = { today: sums(0), codesCarried: sums(0) };
  const of = (prefix: string) => {
    expect(SCENARIO_NAMES).toContain(prefix.replace("main/", ""));
    const isPriced = prefix === "main/price";
    return [{ id: `${prefix}/1`, sums: { none: isPriced ? none : nothing } }];
  };
  return { seed: 1, size: SIZES.quick, choices: {}, assumptions: choose({}), of };
}

describe("money", () => {
  it("spent once is systems of eight suppliers and firmware, or what the DCC estimated", () => {
    const a = choose({});
    expect(onceOf("today", a)).toBe(0);
    expect(onceOf("codesAlone", a)).toBe(8 * 1_500_000 + 10_000_000);
    expect(onceOf("ppmid", a)).toBe(22_000_000);
    expect(onceOf("mendedSooner", a)).toBe(1_000_000_000);
  });

  it("is of half of 4.1 million homes, at a share", () => {
    expect(homesWithoutWan(choose({}), 0.03)).toBeCloseTo(61_500, 6);
  });

  it("saved a year counts each scenario as often as it comes", () => {
    // Two falls a year, at 6 pounds less each.
    expect(yearlyChange(runOf({ today: 10, codesCarried: 4 }), "codesCarried").cost).toBe(-12);
  });

  it("has hope taken off what is gained, and never off what is lost", () => {
    const gain = yearlyChange(runOf({ today: 10, codesCarried: 4 }), "codesCarried", 0.25);
    expect(gain.cost).toBe(-9);
    const loss = yearlyChange(runOf({ today: 4, codesCarried: 10 }), "codesCarried", 0.25);
    expect(loss.cost).toBe(12);
  });

  it("turns where ten years of it are what is spent once", () => {
    // 22 million pounds over 10 years x 12 pounds x 2.05 million homes.
    const share = switchingShare(runOf({ today: 10, codesCarried: 4 }), "codesCarried");
    expect(share).toBeCloseTo(0.08943, 5);
    expect(switchingShare(runOf({ today: 4, codesCarried: 4 }), "codesCarried")).toBeUndefined();
  });
});
