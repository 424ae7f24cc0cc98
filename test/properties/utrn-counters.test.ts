import { recoverCounter } from "@utrn-lab/utrn/replay";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const WIDTHS = [10, 16] as const;
const anyHighest = fc.oneof(
  fc.integer({ min: 0, max: 4_294_967_295 }),
  fc.integer({ min: 0, max: 140_000 }),
);

describe("the counter", () => {
  it.each([
    ["is 1 for the first code", 0, 1, 10, 1],
    ["follows where the low bits wrap", 0x3ff, 0x001, 10, 0x401],
    ["follows the wrap of 16 bits", 0xffff, 0x0000, 16, 0x1_0000],
    ["goes back for a code that was keyed late", 0x401, 0x3ff, 10, 0x3ff],
    ["is the highest itself when its own bits come again", 1_234_567, 647, 10, 1_234_567],
    ["reaches 511 ahead", 512, 1_023, 10, 1_023],
    ["does not reach 513 ahead", 512, 1, 10, 1],
    ["reaches 32,767 ahead in long codes", 0, 32_767, 16, 32_767],
    ["is below zero, for the caller to refuse, where no code can be", 5, 1_020, 10, -4],
    ["is beyond 32 bits, for the caller to refuse", 4_294_967_295, 3, 10, 4_294_967_299],
  ] as const)("%s", (_, highest, truncated, width, counter) => {
    expect(recoverCounter(highest, truncated, width)).toBe(counter);
  });

  it.each(WIDTHS)("of %i bits is always found nearer than half a turn", (width) => {
    const half = 2 ** (width - 1);
    const distance = fc.integer({ min: -half + 1, max: half - 1 });
    fc.assert(
      fc.property(anyHighest, distance, (highest, away) => {
        const counter = highest + away;
        fc.pre(counter >= 0);
        return recoverCounter(highest, counter % 2 ** width, width) === counter;
      }),
    );
  });

  it.each(WIDTHS)(
    "of %i bits half a turn away always stays in the turn of the highest",
    (width) => {
      const turn = 2 ** width;
      fc.assert(
        fc.property(anyHighest, (highest) => {
          const inTurn = highest % turn;
          const other = inTurn < turn / 2 ? inTurn + turn / 2 : inTurn - turn / 2;
          return recoverCounter(highest, other, width) === highest - inTurn + other;
        }),
      );
    },
  );

  it("of every low bits is always the nearest with them", () => {
    fc.assert(
      fc.property(anyHighest, fc.integer({ min: 0, max: 1_023 }), (highest, truncated) => {
        const counter = recoverCounter(highest, truncated, 10);
        const lowBits = ((counter % 1_024) + 1_024) % 1_024;
        return lowBits === truncated && Math.abs(counter - highest) <= 512;
      }),
    );
  });
});
