import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Assumption } from "../../packages/evaluation/src/assumptions/assumption.ts";
import { moments, quantileOf } from "../../packages/evaluation/src/chance/draw.ts";
import { streamOf } from "../../packages/evaluation/src/chance/stream.ts";

type Spread = Assumption["spread"];

function assumption(spread: Spread, value: number, low = value, high = value): Assumption {
  const words = { unit: "", source: "", says: "", certainty: "assumed" } as const;
  return { ...words, spread, value, low, high, least: -1e9, most: 1e9 };
}

const take = (count: number, ...path: (string | number)[]) => {
  const stream = streamOf(...path);
  return Array.from({ length: count }, stream);
};

describe("a stream of chance", () => {
  it("is the same for the same path, and another for any other", () => {
    expect(take(5, 1, 2, "sms")).toEqual(take(5, 1, 2, "sms"));
    const others = [take(5, 1, 2, "post"), take(5, 1, 3, "sms"), take(5, 2, 2, "sms")];
    for (const other of others) expect(other).not.toEqual(take(5, 1, 2, "sms"));
  });

  it("is even: its mean is a half", () => {
    const numbers = take(20_000, 1, "even");
    const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
    expect(mean).toBeGreaterThan(0.49);
    expect(mean).toBeLessThan(0.51);
  });
});

describe("a draw", () => {
  it.each([
    ["fixed", assumption({ kind: "fixed" }, 7), 0.9, 7],
    ["a share, inside", assumption({ kind: "share" }, 0.3), 0.29, 1],
    ["a share, outside", assumption({ kind: "share" }, 0.3), 0.31, 0],
    ["lognormal, its median", assumption({ kind: "lognormal", sigma: 0.6 }, 2_500), 0.5, 2_500],
    // 2500 * e^(0.6 * 1.2815515655), the 90th percentile of a standard normal.
    ["lognormal, 90 %", assumption({ kind: "lognormal", sigma: 0.6 }, 2_500), 0.9, 5_393.65],
    ["exponential of mean 2", assumption({ kind: "exponential" }, 2), 1 - 1 / Math.E, 2],
    ["waiting, its median", assumption({ kind: "waiting" }, 7), 0.5, 7],
    // Between 0 and 10 with its mode at 5 a half lies below 5, and an eighth below 2.5.
    ["triangular, its middle", assumption({ kind: "triangular" }, 5, 0, 10), 0.5, 5],
    ["triangular, an eighth", assumption({ kind: "triangular" }, 5, 0, 10), 0.125, 2.5],
  ])("%s", (_, given, u, expected) => {
    expect(quantileOf(given, u)).toBeCloseTo(expected, 1);
  });

  it("is never smaller for a greater value of the assumption, with the same luck", () => {
    const kinds: Spread[] = [
      { kind: "share" },
      { kind: "exponential" },
      { kind: "waiting" },
      { kind: "lognormal", sigma: 0.8 },
    ];
    const value = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...kinds), value, value, value, (spread, one, other, u) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const [low, high] = [less, more].map((each) => quantileOf(assumption(spread, each), u));
        expect(low).toBeLessThanOrEqual(high ?? 0);
      }),
    );
  });
});

describe("moments", () => {
  it("come as often as they should, in order, inside the time given", () => {
    const year = 365.25 * 86_400;
    const found = moments(12, 0, 100 * year, streamOf(1, "moments"));
    // A thousand and two hundred, give or take four times its root.
    expect(Math.abs(found.length - 1_200)).toBeLessThan(140);
    expect(found).toEqual(found.toSorted((one, other) => one - other));
    expect(moments(0, 0, year, streamOf(1, "none"))).toEqual([]);
  });
});
