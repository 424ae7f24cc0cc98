import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { streamOf } from "../../packages/evaluation/src/chance/stream.ts";
import { slip, typeDigits } from "../../packages/evaluation/src/keying/slips.ts";

type SlipKind = Parameters<typeof slip>[2];

/** Luck that always draws the least: another digit is then the next one. */
const least = () => 0;

describe("a slip", () => {
  it.each<[SlipKind, string, number, string]>([
    ["omitted", "12345", 1, "1345"],
    ["added", "12345", 1, "123345"],
    ["single", "12345", 1, "13345"],
    ["single", "19", 1, "10"],
    ["swap", "12345", 1, "13245"],
    ["jump_swap", "12345", 1, "14325"],
    ["twin", "12245", 1, "13345"],
    ["jump_twin", "12325", 1, "13335"],
    ["phonetic", "93045", 1, "91345"],
    ["phonetic", "91345", 1, "93045"],
    ["two_digits", "12345", 1, "13445"],
  ])("of kind %s turns %s at %i into %s", (kind, digits, at, expected) => {
    expect(slip(digits, at, kind, least)).toBe(expected);
  });

  it.each<[SlipKind, string, number]>([
    ["swap", "1225", 1],
    ["twin", "123", 1],
    ["jump_swap", "12", 1],
    ["two_digits", "12", 1],
  ])("of kind %s where it would change nothing is a wrong digit", (kind, digits, at) => {
    const made = slip(digits, at, kind, least);
    expect(made).toHaveLength(digits.length);
    expect([...made].filter((digit, place) => digit !== digits[place])).toHaveLength(1);
  });
});

describe("typing", () => {
  const code = "73944470561107585471";

  it("without slips gives the code", () => {
    const typed = typeDigits(code, { perDigit: 0, noticed: 0 }, streamOf(1, "typing"));
    expect(typed).toEqual({ digits: code, corrected: 0, left: 0 });
  });

  it("with every slip seen gives the code, too", () => {
    const typed = typeDigits(code, { perDigit: 1, noticed: 1 }, streamOf(1, "typing"));
    expect(typed).toEqual({ digits: code, corrected: 20, left: 0 });
  });

  it("slips as often as it should", () => {
    const stream = streamOf(1, "often");
    let slips = 0;
    for (let at = 0; at < 2_000; at += 1) {
      slips += typeDigits(code, { perDigit: 0.01, noticed: 0 }, stream).left;
    }
    // 40,000 digits at 1 %: 400, give or take four times its root.
    expect(Math.abs(slips - 400)).toBeLessThan(80);
  });

  it("gives digits alone, whatever the luck", () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, noticed) => {
        const typed = typeDigits(code, { perDigit: 0.5, noticed }, streamOf(seed, "any"));
        expect(typed.digits).toMatch(/^\d*$/);
      }),
    );
  });
});
