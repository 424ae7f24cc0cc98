import { checkDigit, issueCode, readCode } from "@utrn-lab/utrn";
import { firstWrongBlock } from "@utrn-lab/utrn/blocks";
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

/** The only swap of neighbours that check digits can miss: the last two digits of block 2. */
const BLIND_SPOT = 38;
const BLIND_PAIRS = ["07", "47", "89"];

/** Law: two different neighbours swapped are a slip in the block of the first of them. */
function expectEverySwapCaught(issued: Issued): void {
  for (let at = 0; at < issued.code.length - 1; at += 1) {
    const code = swapped(issued.code, at);
    if (code === issued.code || at === BLIND_SPOT) continue;
    expect(reading(issued, code)).toEqual(wrongBlock(blockAt(at)));
  }
}

describe("the check digit", () => {
  it("of DCC's reference top-up is 5", () => {
    expect(checkDigit("7394614433204021731")).toBe("5");
  });

  it.each(LENGTHS)("of %i digits always finds one digit changed, and its block", (digits) => {
    fc.assert(fc.property(anyCode(digits), expectEveryChangeCaught), { numRuns: 10 });
  });

  it.each(LENGTHS)(
    "of %i digits always finds two neighbours swapped, and their block",
    (digits) => {
      fc.assert(fc.property(anyCode(digits), expectEverySwapCaught), { numRuns: 50 });
    },
  );

  it("of block 2 never misses a swap with its own neighbour but of three pairs", () => {
    fc.assert(
      fc.property(anyCode(40), (issued) => {
        const code = swapped(issued.code, BLIND_SPOT);
        const pair = [...issued.code.slice(BLIND_SPOT, BLIND_SPOT + 2)].sort().join("");
        return firstWrongBlock(code) === 2 || code === issued.code || BLIND_PAIRS.includes(pair);
      }),
      { numRuns: 300 },
    );
  });

  it("of block 2 misses one such swap, which the MAC refuses", () => {
    const head = "9450000000000000000";
    const first = head + checkDigit(head);
    const tails = Array.from({ length: 100 }, (_, at) => String(at).padStart(19, "0"));
    const missed = tails
      .map((tail) => first + tail + checkDigit(first + tail))
      .filter((code) => code[38] !== code[39] && firstWrongBlock(swapped(code, 38)) === undefined);
    expect(missed.length).toBeGreaterThan(0);
    for (const code of missed) {
      expect(readCode(SECRET, swapped(code, 38), 0)).toEqual({
        ok: false,
        reason: "not_authentic",
        check: "mac",
      });
    }
  });

  it("of block 3 always finds what block 2 may miss", () => {
    fc.assert(
      fc.property(anyCode(60), (issued) => {
        const code = swapped(issued.code, BLIND_SPOT);
        const block = firstWrongBlock(code);
        return code === issued.code || block === 2 || block === 3;
      }),
      { numRuns: 300 },
    );
  });

  it("always finds blocks of one code in the wrong order", () => {
    fc.assert(
      fc.property(anyCode(60), (issued) => {
        const [one, two, three] = [0, 20, 40].map((at) => issued.code.slice(at, at + 20));
        const read = reading(issued, `${one}${three}${two}`);
        expect(read).toMatchObject({ ok: false });
        expect(["check_digit_wrong", "not_authentic"]).toContain(Reflect.get(read, "reason"));
      }),
    );
  });
});
