import { type Command, issueCode, readCode } from "@utrn-lab/utrn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bitsOfCode,
  codeOfBits,
  codeOfNumbers,
  type Digits,
  FIELD_BITS,
  flipped,
} from "../support/code-bits.ts";
import { lengthsThatHold } from "../support/code-lengths.ts";
import { anyCommands } from "../support/commands.ts";
import {
  anyCounter,
  OTHER_METER_ID,
  OTHER_METER_KEY,
  OTHER_SUPPLIER_ID,
  OTHER_SUPPLIER_KEY,
  shared,
  sharedByTwoKeys,
} from "../support/parties.ts";

const SECRET = shared();
const NOT_AUTHENTIC = { ok: false, reason: "not_authentic", check: "mac" };
const NO_COUNTER = { ok: false, reason: "not_authentic", check: "counter" };

/** Everyone for whom the code was not made. */
const STRANGERS = [
  ["another meter by name", shared(undefined, OTHER_METER_ID)],
  ["another meter's key", shared(undefined, undefined, undefined, OTHER_METER_KEY)],
  ["another supplier by name", shared(OTHER_SUPPLIER_ID)],
  ["another supplier's key", shared(undefined, undefined, OTHER_SUPPLIER_KEY)],
] as const;

interface Issued {
  readonly code: string;
  readonly digits: Digits;
  readonly utrnCounter: number;
}

const anyIssued: fc.Arbitrary<Issued> = fc
  .tuple(anyCommands, anyCounter)
  .filter(([commands]) => lengthsThatHold(commands).length > 0)
  .chain(([commands, utrnCounter]) =>
    fc.constantFrom(...lengthsThatHold(commands)).map((digits) => ({
      code: issueCode(SECRET, { utrnCounter, commands, digits }),
      digits,
      utrnCounter,
    })),
  );

function reading(issued: Issued, code = issued.code): object {
  return readCode(SECRET, code, issued.utrnCounter - 1);
}

describe("a code", () => {
  it.each(STRANGERS)("never verifies for %s", (_, stranger) => {
    fc.assert(
      fc.property(anyIssued, ({ code, utrnCounter }) => {
        expect(readCode(stranger, code, utrnCounter - 1)).toEqual(NOT_AUTHENTIC);
      }),
    );
  });

  it("always verifies for the holder of its kind's key, and never for that of the other", () => {
    const meter = sharedByTwoKeys();
    const topUpKey = shared();
    const commandKey = shared(undefined, undefined, OTHER_SUPPLIER_KEY);
    fc.assert(
      fc.property(anyCommands, anyCounter, (commands, utrnCounter) => {
        for (const digits of lengthsThatHold(commands)) {
          const isTopUp = digits === 20 && commands[0]?.type === "top_up";
          const [right, wrong] = isTopUp ? [topUpKey, commandKey] : [commandKey, topUpKey];
          const request = { utrnCounter, commands, digits };
          const read = readCode(meter, issueCode(right, request), utrnCounter - 1);
          expect(read).toMatchObject({ ok: true, utrnCounter });
          const forged = issueCode(wrong, request);
          expect(readCode(meter, forged, utrnCounter - 1)).toEqual(NOT_AUTHENTIC);
        }
      }),
    );
  });

  it("never verifies under another counter with the same low bits", () => {
    const turns = fc.integer({ min: 1, max: 60_000 });
    fc.assert(
      fc.property(anyIssued, turns, fc.boolean(), ({ code, utrnCounter }, turn, isAbove) => {
        const other = utrnCounter + (isAbove ? 1 : -1) * turn * 65_536;
        fc.pre(other >= 1 && other <= 4_294_967_295);
        expect(readCode(SECRET, code, other - 1)).toEqual(NOT_AUTHENTIC);
      }),
    );
  });

  it("never verifies with one bit of its counter, body or MAC flipped and new check digits", () => {
    fc.assert(
      fc.property(anyIssued, (issued) => {
        const bits = bitsOfCode(issued.code);
        expect(codeOfBits(bits)).toBe(issued.code);
        const { counter, mac } = FIELD_BITS[issued.digits];
        for (let at = counter[0]; at < mac[1]; at += 1) {
          const read = reading(issued, codeOfBits(flipped(bits, at)));
          expect(read).toMatchObject({ ok: false, reason: "not_authentic" });
        }
      }),
      { numRuns: 30 },
    );
  });

  it("never verifies under another sub class", () => {
    fc.assert(
      fc.property(anyIssued, fc.integer({ min: 0, max: 15 }), (issued, subClass) => {
        const bits = bitsOfCode(issued.code);
        const other = `000${subClass.toString(2).padStart(4, "0")}${bits.slice(7)}`;
        fc.pre(other !== bits);
        expect(reading(issued, codeOfBits(other))).toMatchObject({ ok: false });
      }),
    );
  });

  it("never verifies cut short, or with a block of its own repeated", () => {
    fc.assert(
      fc.property(anyIssued, (issued) => {
        const first = issued.code.slice(0, 20);
        for (const other of [first, first + first, first + first + first]) {
          fc.pre(other !== issued.code);
          expect(reading(issued, other)).toMatchObject({ ok: false });
        }
      }),
    );
  });
});

describe("two codes of one counter", () => {
  it("never make a third by exclusive or, unless they are top-ups", () => {
    const amount = fc.integer({ min: 1, max: 8_191 });
    fc.assert(
      fc.property(anyCounter, amount, amount, amount, (utrnCounter, a, b, c) => {
        const codes = [a, b, c].map((amountPence) => {
          const commands: Command[] = [{ type: "set_credit", amountPence }];
          return BigInt(`0b${bitsOfCode(issueCode(SECRET, { utrnCounter, commands }))}`);
        });
        const mixed = codes.reduce((sum, bits) => sum ^ bits, 0n);
        fc.pre(!codes.includes(mixed));
        const code = codeOfBits(mixed.toString(2).padStart(64, "0"));
        expect(readCode(SECRET, code, utrnCounter - 1)).toEqual(NOT_AUTHENTIC);
      }),
    );
  });
});

describe("a refused code", () => {
  const topUp: Command = { type: "top_up", amountPence: 1_000 };
  const short = issueCode(SECRET, { utrnCounter: 1, commands: [topUp] });
  const long = issueCode(SECRET, { utrnCounter: 1, commands: [topUp], digits: 40 });

  it.each([
    ["of no digits", "", { reason: "incomplete", check: "digits" }],
    ["of 19 digits", short.slice(0, 19), { reason: "incomplete", check: "digits" }],
    ["of 80 digits", long + long, { reason: "incomplete", check: "digits" }],
    ["with a space", `${short.slice(0, 19)} `, { reason: "incomplete", check: "digits" }],
    ["of other digits than ASCII", "٧".repeat(20), { reason: "incomplete", check: "digits" }],
    ["of only its first block", long.slice(0, 20), { reason: "incomplete", check: "blocks" }],
    [
      "with a block too many",
      codeOfNumbers([7_394_156_990_786_306_048n, 0n]),
      { reason: "incomplete", check: "blocks" },
    ],
    [
      "below the number space",
      codeOfNumbers([7_394_156_990_786_306_047n]),
      { reason: "not_a_utrn", check: "number_space" },
    ],
    [
      "above the number space",
      codeOfNumbers([9_700_000_000_000_000_000n]),
      { reason: "not_a_utrn", check: "number_space" },
    ],
    [
      "whose second block is 2^63",
      codeOfNumbers([BigInt(long.slice(0, 19)), 2n ** 63n]),
      { reason: "not_a_utrn", check: "later_blocks" },
    ],
    [
      "of a reserved sub class",
      codeOfBits(`0001100${"0".repeat(57)}`),
      { reason: "unsupported", check: "sub_class" },
    ],
    ["of zeros", "0".repeat(20), { reason: "check_digit_wrong", check: "check_digits", block: 1 }],
  ])("%s is refused, and says why and by which check", (_, code, why) => {
    expect(readCode(SECRET, code, 0)).toEqual({ ok: false, ...why });
  });

  it("whose counter would be 0 is not authentic", () => {
    const code = codeOfBits("0".repeat(64));
    expect(readCode(SECRET, code, 0)).toEqual(NO_COUNTER);
  });

  it("whose counter would be beyond 32 bits is not authentic", () => {
    expect(readCode(SECRET, short, 4_294_967_295)).toEqual(NO_COUNTER);
  });
});
