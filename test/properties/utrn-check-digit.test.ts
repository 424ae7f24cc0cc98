import { checkDigit, issueCode, readCode } from "@utrn-lab/utrn";
import { announcedLength, type Block, firstWrongBlock } from "@utrn-lab/utrn/blocks";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Digits } from "../support/code-bits.ts";
import { lengthsThatHold } from "../support/code-lengths.ts";
import { anyCommands } from "../support/commands.ts";
import { anyCounter, shared } from "../support/parties.ts";

const SECRET = shared();

interface Issued {
  readonly code: string;
  readonly utrnCounter: number;
}

/** Codes of one length, of any commands that it holds. */
function anyCode(digits: Digits): fc.Arbitrary<Issued> {
  return fc
    .tuple(anyCommands, anyCounter)
    .filter(([commands]) => lengthsThatHold(commands).includes(digits))
    .map(([commands, utrnCounter]) => ({
      code: issueCode(SECRET, { utrnCounter, commands, digits }),
      utrnCounter,
    }));
}

const LENGTHS = [20, 40, 60] as const;
const BLOCKS = [1, 2, 3] as const;
const DIGITS = [..."0123456789"];
const PAIRS = DIGITS.flatMap((one) => DIGITS.map((two) => one + two));

function reading(issued: Issued, code: string): object {
  return readCode(SECRET, code, issued.utrnCounter - 1);
}

function wrongBlock(block: number): object {
  return { ok: false, reason: "check_digit_wrong", check: "check_digits", block };
}

/** The block that a digit is in, from 1. */
function blockAt(at: number): number {
  return Math.floor(at / 20) + 1;
}

/** Law: any other digit at any place is a slip in the block of that place. */
function expectEveryChangeCaught(issued: Issued): void {
  for (let at = 0; at < issued.code.length; at += 1) {
    for (const digit of "0123456789") {
      if (digit === issued.code[at]) continue;
      const code = issued.code.slice(0, at) + digit + issued.code.slice(at + 1);
      expect(reading(issued, code)).toEqual(wrongBlock(blockAt(at)));
    }
  }
}

function swapped(code: string, at: number): string {
  return code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
}

/** Law: two different neighbours swapped are a slip in the block of the first of them. */
function expectEverySwapCaught(issued: Issued): void {
  for (let at = 0; at < issued.code.length - 1; at += 1) {
    const code = swapped(issued.code, at);
    if (code === issued.code) continue;
    expect(reading(issued, code)).toEqual(wrongBlock(blockAt(at)));
  }
}

/** A block of zeros but for one digit and the two neighbours behind it, with its check digit. */
function blockWith(before: number, pair: string, at: number, block: Block): string {
  const digits = Array.from<string>({ length: 19 }).fill("0");
  if (at > 0) digits[at - 1] = String(before);
  digits.splice(at, pair.length, ...pair);
  const written = digits.slice(0, 19).join("");
  return written + checkDigit(written, block);
}

/** Blocks 1 to 3 with the one given in its place, the others of zeros. */
function codeWith(written: string, block: Block): string {
  return BLOCKS.slice(0, block)
    .map((each) => (each === block ? written : blockWith(0, "0", 0, each)))
    .join("");
}

/** Every order in which a code's blocks can be typed, each as often as one likes, 1 to 3 in all. */
function arrangements(blocks: number): readonly number[][] {
  const places = Array.from({ length: blocks }, (_, at) => at);
  const longer = (shorter: readonly number[][]) =>
    shorter.flatMap((typed) => places.map((place) => [...typed, place]));
  const one = longer([[]]);
  const two = longer(one);
  return [...one, ...two, ...longer(two)];
}

/** Law: blocks of a code typed in any other order are a slip in the first block out of place. */
function expectEveryArrangementCaught({ code }: Issued): void {
  const blocks = code.match(/.{20}/g) ?? [];
  for (const typed of arrangements(blocks.length)) {
    const at = typed.findIndex((place, here) => place !== here);
    const digits = typed.map((place) => blocks[place]).join("");
    expect(firstWrongBlock(digits)).toBe(at === -1 ? undefined : at + 1);
  }
}

describe("the check digit", () => {
  it("of DCC's reference top-up is 5", () => {
    expect(checkDigit("7394614433204021731")).toBe("5");
  });

  it.each(BLOCKS)("of block %i finds every digit changed, at every place, after any", (block) => {
    for (let at = 0; at < 19; at += 1) {
      for (let before = 0; before < 10; before += 1) {
        const ends = DIGITS.map((digit) => blockWith(before, digit, at, block).slice(19));
        // Ten digits that give ten check digits: none can stand for another.
        expect(new Set(ends).size).toBe(10);
      }
    }
  });

  it.each(BLOCKS)("of block %i finds every swap of two neighbours, at every place", (block) => {
    const missed: string[] = [];
    for (let at = 0; at < 19; at += 1) {
      // The last place swaps with the check digit, which follows from it: one digit is free.
      const pairs = at === 18 ? DIGITS : PAIRS;
      for (const pair of pairs) {
        for (let before = 0; before < 10; before += 1) {
          const written = blockWith(before, pair, at, block);
          const other = swapped(written, at);
          const found = firstWrongBlock(codeWith(other, block));
          if (other !== written && found !== block) missed.push(`${pair} at ${at}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });

  it.each(LENGTHS)("of %i digits always finds one digit changed, and its block", (digits) => {
    fc.assert(fc.property(anyCode(digits), expectEveryChangeCaught), { numRuns: 10 });
  });

  it.each(LENGTHS)(
    "of %i digits always finds two neighbours swapped, across block ends too, and their block",
    (digits) => {
      fc.assert(fc.property(anyCode(digits), expectEverySwapCaught), { numRuns: 50 });
    },
  );

  it.each(LENGTHS)(
    "of %i digits always finds a block swapped, moved or typed twice, where it first stands",
    (digits) => {
      fc.assert(fc.property(anyCode(digits), expectEveryArrangementCaught), { numRuns: 50 });
    },
  );
});

describe("the first block of a code", () => {
  it.each([20, 40, 60] as const)("announces %i digits", (digits) => {
    const commands = [{ type: "top_up", amountPence: 100 }] as const;
    const code = issueCode(shared(), { utrnCounter: 1, commands, digits });
    expect(announcedLength(code.slice(0, 20))).toBe(digits);
  });

  it("announces nothing below the number space and above it", () => {
    expect(announcedLength("00000000000000000000")).toBeUndefined();
    expect(announcedLength("99999999999999999999")).toBeUndefined();
  });
});
