import {
  agreeSecret,
  type Confirmation,
  checkDigit,
  findClockDays,
  type PaymentMode,
  publicKeyOf,
  readConfirmation,
  type SupplyState,
  writeConfirmation,
} from "@utrn-lab/utrn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeOfNumbers } from "../support/code-bits.ts";
import { anyDate } from "../support/commands.ts";
import {
  METER_ID,
  METER_KEY,
  OTHER_METER_ID,
  OTHER_METER_KEY,
  SUPPLIER_ID,
  SUPPLIER_KEY,
  shared,
} from "../support/parties.ts";
import { confirmationByHand } from "../support/signed-by-hand.ts";

const SUPPLIER = shared();
/** The same secret, agreed on at the meter's side. */
const METER = agreeSecret({
  supplierId: SUPPLIER_ID,
  meterId: METER_ID,
  privateKey: METER_KEY,
  publicKey: publicKeyOf(SUPPLIER_KEY),
});
const NOT_AUTHENTIC = { ok: false, reason: "not_authentic", check: "mac" };
const NO_COUNTER = { ok: false, reason: "not_authentic", check: "counter" };

const EXAMPLE: Confirmation = {
  date: "2026-10-01",
  kind: "applied",
  utrnCounter: 42,
  supply: "armed",
  mode: "prepayment",
  emergencyCreditActive: false,
  balancePence: 1_234,
};

const anyConfirmation: fc.Arbitrary<Confirmation> = fc.record({
  date: anyDate,
  kind: fc.constantFrom("applied", "status", "applied_in_part"),
  utrnCounter: fc.oneof(
    fc.integer({ min: 1, max: 3_000 }),
    fc.integer({ min: 1, max: 4_294_967_295 }),
  ),
  supply: fc.constantFrom<SupplyState>("disabled", "enabled", "armed"),
  mode: fc.constantFrom<PaymentMode>("credit", "prepayment"),
  emergencyCreditActive: fc.boolean(),
  balancePence: fc.integer({ min: -524_288, max: 524_287 }),
});

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function expecting(confirmation: Confirmation, today = confirmation.date, daysBack = 1) {
  return { nearCounter: confirmation.utrnCounter, date: today, daysBack };
}

describe("a confirmation", () => {
  it("is 20 digits below 4,611,686,018,427,387,904 and its check digit", () => {
    const code = writeConfirmation(METER, EXAMPLE);
    expect(code).toMatch(/^[0-4][0-9]{19}$/);
    expect(BigInt(code.slice(0, 19))).toBeLessThan(4_611_686_018_427_387_904n);
    expect(code.slice(19)).toBe(checkDigit(code.slice(0, 19)));
  });

  it("is the bits of its table, signed by its formula", () => {
    const bits = "00" + "10" + "1" + "0" + "0000101010" + "00000000010011010010";
    expect(writeConfirmation(METER, EXAMPLE)).toBe(confirmationByHand(METER, 42, 9_770, bits));
  });

  it("is always read as it was written", () => {
    fc.assert(
      fc.property(anyConfirmation, (confirmation) => {
        const code = writeConfirmation(METER, confirmation);
        const read = readConfirmation(SUPPLIER, code, expecting(confirmation));
        expect(read).toEqual({ ok: true, ...confirmation });
      }),
    );
  });

  it("of a meter that has accepted nothing says counter 0", () => {
    const status: Confirmation = { ...EXAMPLE, kind: "status", utrnCounter: 0 };
    const code = writeConfirmation(METER, status);
    expect(readConfirmation(SUPPLIER, code, expecting(status))).toEqual({ ok: true, ...status });
  });

  it("of the last counter is read, near it", () => {
    const last: Confirmation = { ...EXAMPLE, utrnCounter: 4_294_967_295 };
    const code = writeConfirmation(METER, last);
    expect(readConfirmation(SUPPLIER, code, expecting(last))).toEqual({ ok: true, ...last });
  });

  it.each([
    [524_287, 524_287],
    [524_288, 524_287],
    [100_000_000, 524_287],
    [-524_288, -524_288],
    [-524_289, -524_288],
    [-100_000_000, -524_288],
  ])("of %i pence says %i", (balancePence, said) => {
    const code = writeConfirmation(METER, { ...EXAMPLE, balancePence });
    const read = readConfirmation(SUPPLIER, code, expecting(EXAMPLE));
    expect(read).toMatchObject({ balancePence: said });
  });

  it("is always recovered around an expected counter nearer than 512", () => {
    const distance = fc.integer({ min: -511, max: 511 });
    fc.assert(
      fc.property(anyConfirmation, distance, (confirmation, away) => {
        const nearCounter = confirmation.utrnCounter + away;
        fc.pre(nearCounter >= 0 && nearCounter <= 4_294_967_295);
        const code = writeConfirmation(METER, confirmation);
        const expected = { ...expecting(confirmation), nearCounter };
        expect(readConfirmation(SUPPLIER, code, expected)).toEqual({ ok: true, ...confirmation });
      }),
    );
  });

  it("tells its day, from tomorrow to as many days back as are tried, and no other", () => {
    const triedAndAgo = fc
      .integer({ min: 0, max: 366 })
      .chain((tried) =>
        fc.tuple(
          fc.constant(tried),
          fc.oneof(fc.constantFrom(-2, -1, 0, tried, tried + 1), fc.integer({ min: -3, max: 370 })),
        ),
      );
    fc.assert(
      fc.property(triedAndAgo, ([tried, ago]) => {
        const code = writeConfirmation(METER, EXAMPLE);
        const today = dayAfter(EXAMPLE.date, ago);
        const read = readConfirmation(SUPPLIER, code, expecting(EXAMPLE, today, tried));
        const isFound = ago >= -1 && ago <= tried;
        expect(read).toEqual(isFound ? { ok: true, ...EXAMPLE } : NOT_AUTHENTIC);
      }),
    );
  });

  it.each(["2000-01-02", "2044-11-08"])("is read on %s, with the days there are", (date) => {
    const code = writeConfirmation(METER, { ...EXAMPLE, date });
    const read = readConfirmation(SUPPLIER, code, expecting(EXAMPLE, date, 366));
    expect(read).toEqual({ ok: true, ...EXAMPLE, date });
  });

  it("never verifies for another meter, another key or a counter a turn away", () => {
    const strangers = [
      shared(undefined, OTHER_METER_ID),
      shared(undefined, undefined, undefined, OTHER_METER_KEY),
    ];
    fc.assert(
      fc.property(anyConfirmation, (confirmation) => {
        const code = writeConfirmation(METER, confirmation);
        const expected = expecting(confirmation);
        for (const stranger of strangers) {
          expect(readConfirmation(stranger, code, expected)).toEqual(NOT_AUTHENTIC);
        }
        const nearCounter = (confirmation.utrnCounter + 1_024) % 4_294_966_272;
        fc.pre(nearCounter % 1_024 === confirmation.utrnCounter % 1_024);
        const late = { ...expected, nearCounter };
        expect(readConfirmation(SUPPLIER, code, late)).toEqual(NOT_AUTHENTIC);
      }),
    );
  });

  it("never verifies with one bit flipped and a new check digit", () => {
    fc.assert(
      fc.property(anyConfirmation, fc.integer({ min: 0, max: 61 }), (confirmation, at) => {
        const code = writeConfirmation(METER, confirmation);
        const other = codeOfNumbers([BigInt(code.slice(0, 19)) ^ (1n << BigInt(at))]);
        const read = readConfirmation(SUPPLIER, other, expecting(confirmation));
        expect(read).toMatchObject({ ok: false, reason: "not_authentic" });
      }),
    );
  });
});

describe("a confirmation code", () => {
  const status = (kind: string, supply: string, counter = "0000101010") =>
    `${kind}${supply}10${counter}${"0".repeat(20)}`;
  const reading = (code: string, nearCounter = 42) =>
    readConfirmation(SUPPLIER, code, { nearCounter, date: "2026-10-01", daysBack: 1 });

  it.each(["", "0".repeat(19), "0".repeat(40), "0000 0000 0000 0000 0000"])(
    "'%s' is incomplete",
    (code) => {
      expect(reading(code)).toEqual({ ok: false, reason: "incomplete", check: "digits" });
    },
  );

  it("with one digit wrong is refused as check_digit_wrong in block 1", () => {
    const code = writeConfirmation(METER, EXAMPLE);
    const wrong = String((Number(code[5]) + 1) % 10);
    expect(reading(`${code.slice(0, 5)}${wrong}${code.slice(6)}`)).toEqual({
      ok: false,
      reason: "check_digit_wrong",
      check: "check_digits",
      block: 1,
    });
  });

  it("of 2^62 or more is refused as not_a_confirmation", () => {
    expect(reading(codeOfNumbers([2n ** 62n]))).toEqual({
      ok: false,
      reason: "not_a_confirmation",
      check: "number_space",
    });
  });

  it.each([
    ["0, the day before the first", 0, "2000-01-02"],
    ["16,384, the day after the last", 16_384, "2044-11-08"],
  ])("of day %s, is refused as not_authentic: it is not tried", (_, day, date) => {
    const code = confirmationByHand(METER, 42, day, status("01", "01"));
    const expected = { nearCounter: 42, date, daysBack: 1 };
    expect(readConfirmation(SUPPLIER, code, expected)).toEqual(NOT_AUTHENTIC);
  });

  it("whose counter would be below 0 is refused as not_authentic", () => {
    const code = confirmationByHand(METER, 4_294_967_295, 9_770, status("01", "01", "1111111111"));
    expect(reading(code, 0)).toEqual(NO_COUNTER);
  });

  it("whose counter would be beyond 32 bits is refused as not_authentic", () => {
    const code = confirmationByHand(METER, 1, 9_770, status("01", "01", "0000000001"));
    expect(reading(code, 4_294_967_295)).toEqual(NO_COUNTER);
  });

  it.each([
    ["of a reserved kind", status("11", "01"), 42],
    ["of a reserved supply", status("01", "11"), 42],
    ["of an applied counter 0", status("00", "01", "0000000000"), 0],
    ["of a counter 0 applied in part", status("10", "01", "0000000000"), 0],
  ])("%s, though authentic, is refused as unsupported", (_, bits, counter) => {
    const code = confirmationByHand(METER, counter, 9_770, bits);
    expect(reading(code, counter)).toEqual({ ok: false, reason: "unsupported", check: "fields" });
  });
});

/** Two days on which the meter makes one code: of 16,383 MACs of 26 bits about two pairs are. */
function daysOfOneCode(): { readonly code: string; readonly early: number; readonly late: number } {
  for (let balance = 0; balance < 16; balance += 1) {
    const bits = `0010100000101010${balance.toString(2).padStart(20, "0")}`;
    const seen = new Map<string, number>();
    for (let late = 1; late <= 16_383; late += 1) {
      const code = confirmationByHand(METER, 42, late, bits);
      const early = seen.get(code);
      // An even distance has a day half way.
      if (early !== undefined && (late - early) % 2 === 0) return { code, early, late };
      seen.set(code, late);
    }
  }
  throw new Error("no two days make one code");
}

describe("the clock of a meter", () => {
  const CODE = writeConfirmation(METER, EXAMPLE);
  const seen = (date: string) => findClockDays(SUPPLIER, CODE, { nearCounter: 42, date });

  it.each([
    ["2026-12-10", -70],
    ["2026-09-01", 30],
    ["2026-10-01", 0],
    ["2044-11-08", -6_613],
    ["2000-01-02", 9_769],
  ])("that says 2026-10-01 in a code read on %s seems off by %i days", (date, clockDays) => {
    expect(seen(date)).toBe(clockDays);
  });

  it("once known, has its own days tried: from the day after to as many back as asked", () => {
    const read = (date: string, clockDays: number, daysBack = 1) =>
      readConfirmation(SUPPLIER, CODE, { nearCounter: 42, date, daysBack, clockDays });
    expect(read("2026-12-10", 0)).toEqual(NOT_AUTHENTIC);
    expect(read("2026-12-10", -70)).toEqual({ ok: true, ...EXAMPLE });
    expect(read("2026-12-09", -70)).toEqual({ ok: true, ...EXAMPLE });
    expect(read("2026-12-11", -70)).toEqual({ ok: true, ...EXAMPLE });
    expect(read("2026-12-08", -70)).toEqual(NOT_AUTHENTIC);
    expect(read("2026-12-12", -70)).toEqual(NOT_AUTHENTIC);
    expect(read("2026-12-12", -70, 2)).toEqual({ ok: true, ...EXAMPLE });
    expect(read("2026-09-01", 30)).toEqual({ ok: true, ...EXAMPLE });
  });

  it("may be off by so much that its day is none of the calendar: no day is tried", () => {
    const expected = { nearCounter: 42, date: "2000-01-05", daysBack: 0, clockDays: -16_383 };
    expect(readConfirmation(SUPPLIER, CODE, expected)).toEqual(NOT_AUTHENTIC);
  });

  it("seems off by the nearest of several distances, by the earlier of two as near", () => {
    const { code, early, late } = daysOfOneCode();
    const seenOn = (day: number) =>
      findClockDays(SUPPLIER, code, { nearCounter: 42, date: dayAfter("2000-01-01", day) });
    const half = (late - early) / 2;
    expect(seenOn(late - half + 1)).toBe(half - 1);
    expect(seenOn(early + half - 1)).toBe(1 - half);
    expect(seenOn(early + half)).toBe(-half);
  });

  it.each([
    ["of another meter", shared(undefined, OTHER_METER_ID), CODE, 42],
    ["of a meter that nothing is shared with", undefined, CODE, 42],
    ["of another counter", SUPPLIER, CODE, 1_066],
    ["that is incomplete", SUPPLIER, CODE.slice(1), 42],
  ])("is not told from a code %s", (_, secret, code, nearCounter) => {
    const date = "2026-12-10";
    expect(findClockDays(secret, code, { nearCounter, date })).toBeUndefined();
  });
});
