import { type MeterState, step } from "@utrn-lab/meter-emulator";
import { restoreMeter, snapshotOf } from "@utrn-lab/meter-emulator/snapshot";
import type { Command } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { codeFor, keyed, meterOf } from "../support/meters.ts";

const NOON = Date.UTC(2028, 1, 23, 12) / 1_000;
const WEEK_SECONDS = 604_800;
const FIVE_POUNDS: Command = { type: "top_up", amountPence: 500 };

/** A meter that owes 100 pounds, of which each top-up pays half. */
function indebted(): MeterState {
  return meterOf(NOON, {
    debt: { payment: 10_000_000 },
    paymentDebtRecovery: { percent: 50, weeklyCapPounds: 1_000 },
  });
}

describe("what came of a code", () => {
  it("says what its top-ups paid of payment debt, in millipence", () => {
    const { outcome } = keyed(indebted(), codeFor(1, FIVE_POUNDS));
    expect(outcome).toMatchObject({ result: "applied", toDebtMillipence: 250_000 });
  });

  it("has no such member where they paid none", () => {
    const { outcome } = keyed(meterOf(NOON), codeFor(1, FIVE_POUNDS));
    expect(outcome).toStrictEqual({
      result: "applied",
      utrnCounter: 1,
      commands: [{ ...FIVE_POUNDS, valueClass: "pence" }],
      skipped: [],
      confirmationCode: expect.stringMatching(/^[0-9]{20}$/),
    });
  });

  it("names a block only where one is wrong, and no more where entry is locked", () => {
    let meter = meterOf(NOON);
    // Counters that are too far ahead are recovered wrong, and then no MAC is right.
    for (const utrnCounter of [901, 902, 903, 904, 905]) {
      const { state, outcome } = keyed(meter, codeFor(utrnCounter, FIVE_POUNDS));
      expect(outcome).toStrictEqual({ result: "rejected", reason: "not_authentic" });
      meter = state;
    }
    const { outcome } = keyed(meter, codeFor(1, FIVE_POUNDS));
    expect(outcome).toStrictEqual({ result: "rejected", reason: "keypad_locked" });
  });
});

describe("what a top-up paid of payment debt", () => {
  it("is remembered for a week, to the second, and nothing where it paid none", () => {
    const first = keyed(indebted(), codeFor(1, FIVE_POUNDS)).state;
    const paid = { atSeconds: NOON, amountMillipence: 250_000 };
    expect(first.recovery.recovered).toEqual([paid]);
    const recoveredAt = (seconds: number) => {
      const { state } = step(first, { at: NOON + seconds, type: "time" });
      return keyed(state, codeFor(2, FIVE_POUNDS)).state.recovery.recovered;
    };
    const again = (seconds: number) => ({ ...paid, atSeconds: NOON + seconds });
    expect(recoveredAt(WEEK_SECONDS - 1)).toEqual([paid, again(WEEK_SECONDS - 1)]);
    expect(recoveredAt(WEEK_SECONDS)).toEqual([again(WEEK_SECONDS)]);
    const free = keyed(meterOf(NOON), codeFor(1, FIVE_POUNDS)).state;
    expect(free.recovery.recovered).toEqual([]);
  });
});

describe("the ledger", () => {
  it("counts a top-up as one, whatever it paid, and all else as adjustments", () => {
    const commands: Command[] = [FIVE_POUNDS, { type: "add_credit", amountPence: 200 }];
    const { ledger } = keyed(indebted(), codeFor(1, ...commands)).state;
    expect(ledger).toMatchObject({
      topUpsMillipence: 500_000,
      adjustmentsMillipence: 200_000,
    });
  });

  it.each(["balanceMillipence", "accumulatedDebtMillipence"] as const)(
    "has a snapshot refused whose %s it does not account for",
    (register) => {
      const meter = indebted();
      const account = { ...meter.account, [register]: meter.account[register] + 1 };
      expect(restoreMeter(snapshotOf(meter))).toEqual(meter);
      expect(() => restoreMeter(snapshotOf({ ...meter, account }))).toThrow("snapshot.ledger");
    },
  );
});
