import { type MeterState, type SettingsInput, viewOf } from "@utrn-lab/meter-emulator";
import type { Command } from "@utrn-lab/utrn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIRST_SECOND, someRate, someWindows } from "../model/life-settings.ts";
import { lengthsThatHold } from "../support/code-lengths.ts";
import { anyHalfHour } from "../support/commands.ts";
import { codeFor, keyed, meterOf } from "../support/meters.ts";

/*
 * "The account ends the same in whatever order codes are keyed" (code-format.md 5), for codes of
 * distinct counters keyed at one moment, stated as exactly as it holds:
 * - none is a reset, none falls below the floor, and no limit refuses one;
 * - no top-up stands in a code at or below one that sets credit (it is paid for, and adds to it),
 *   nor, where it pays payment debt, at or below one that sets that (it pays what was set). Then
 *   tariff and next tariff, mode, protection, emergency limit, recovery, time debts and HAN end
 *   the same, and so does what the account is worth. Each register of it ends the same, too, where
 *   no top-up pays payment debt and no emergency credit is active or used; else the same worth may
 *   lie in other registers. The supply itself is no part of this: a code that arms a supply has
 *   been keyed, and it stays armed.
 */

const register = fc.constantFrom("time_1" as const, "time_2" as const, "payment" as const);
const small = fc.integer({ min: 1, max: 900 });
/** A set lies above all that the codes of one life can take, so that no late one falls below 0. */
const large = fc.integer({ min: 20_000, max: 900_000 });
const startDate = fc.constantFrom(null, "2028-02-20", "2028-02-23", "2028-02-27", "2028-03-09");

const prices: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constant("change_price" as const),
    unitRateMillipence: someRate,
    standingChargeMillipence: someRate,
    startDate,
  }),
  fc.record({
    type: fc.constant("change_price_two_rate" as const),
    rate1Millipence: someRate,
    rate2Millipence: someRate,
    standingChargeMillipence: someRate,
    startDate,
    rate2Start: anyHalfHour,
    rate2End: anyHalfHour,
  }),
);

const settings: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    { type: "change_mode", mode: "credit" },
    {
      type: "change_mode",
      mode: "prepayment",
      suspendDebtDisabled: true,
      suspendDebtEmergency: false,
    },
    { type: "suspend_disconnection", until: "2028-03-01" },
    { type: "open_han", device: "ihd", minutes: 10 },
  ),
  fc.nat(40).map((hours): Command => ({ type: "suspend_disconnection", hours })),
  someWindows.map((windows): Command => ({ type: "set_non_disconnect_calendar", windows })),
  small.map((limitPence): Command => ({ type: "set_emergency_credit_limit", limitPence })),
  fc.constantFrom<Command>(
    { type: "set_non_disconnect_periods", periods: [{ from: "2028-02-24", days: 1 }] },
    { type: "set_non_disconnect_periods", periods: [] },
  ),
  small.map(
    (rateMillipence): Command => ({
      type: "set_time_debt_recovery",
      register: "time_2",
      period: "daily",
      rateMillipence,
    }),
  ),
);

const debts: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant("add_debt" as const), register, amountPence: small }),
  fc.record({ type: fc.constant("deduct_debt" as const), register, amountPence: small }),
  fc.record({
    type: fc.constant("set_debt" as const),
    register: fc.constantFrom("time_1" as const, "time_2" as const),
    amountPence: large,
  }),
);
const setPaymentDebt = large.map(
  (amountPence): Command => ({ type: "set_debt", register: "payment", amountPence }),
);

const topUp = small.map((amountPence): Command => ({ type: "top_up", amountPence }));
const deductCredit = small.map((amountPence): Command => ({ type: "deduct_credit", amountPence }));
const setCredit = large.map((amountPence): Command => ({ type: "set_credit", amountPence }));

function codesOf(command: fc.Arbitrary<Command>, maxLength: number) {
  const one = fc
    .array(command, { minLength: 1, maxLength: 3 })
    .filter((commands) => lengthsThatHold(commands).length > 0);
  return fc.array(one, { maxLength });
}

/**
 * Codes in the order of their counters.
 * @param early - commands that stand only in codes before those that may top up.
 * @param anywhere - commands that stand in any code, besides those that always may.
 */
function codesInOrder(
  early: fc.Arbitrary<Command>,
  anywhere: fc.Arbitrary<Command>,
): fc.Arbitrary<(readonly Command[])[]> {
  const others = fc.oneof(prices, settings, debts, deductCredit, anywhere);
  return fc
    .tuple(codesOf(fc.oneof(others, early), 4), codesOf(fc.oneof(others, topUp, topUp), 5))
    .map(([first, second]) => [...first, ...second]);
}

const START: SettingsInput = {
  meterBalance: 3_000_000,
  accumulatedDebt: 300_000,
  debt: { time_1: 500_000_000, time_2: 500_000_000, payment: 500_000_000 },
  maxMeterBalance: 2_000_000_000,
};

/** Keys the codes with these counters in turn; none may be refused, but as superseded. */
function keyedIn(
  order: readonly number[],
  codes: readonly (readonly Command[])[],
  start: SettingsInput,
): MeterState {
  let meter = meterOf(FIRST_SECOND + 43_200, start);
  for (const index of order) {
    const { state, outcome } = keyed(meter, codeFor(index + 1, ...(codes[index] ?? [])));
    if (outcome.result === "rejected") expect(outcome.reason).toBe("superseded");
    meter = state;
  }
  return meter;
}

/** All that ends the same in any order, but for the registers of money. */
function settled(meter: MeterState): object {
  const view = viewOf(meter);
  const { meterBalance, emergencyCredit, accumulatedDebt, debt, ...kept } = view.settings;
  const { highest, floor } = view.counters;
  const { limit } = emergencyCredit;
  const { time_1, time_2 } = debt;
  return { kept, limit, time_1, time_2, highest, floor, han: view.han };
}

function registers(meter: MeterState): object {
  const { meterBalance, accumulatedDebt, debt } = viewOf(meter).settings;
  return { meterBalance, accumulatedDebt, debt };
}

function worth(meter: MeterState): number {
  const { meterBalance, emergencyCredit, accumulatedDebt, debt } = viewOf(meter).settings;
  const owed = emergencyCredit.used + accumulatedDebt + debt.time_1 + debt.time_2 + debt.payment;
  return meterBalance - owed;
}

/** Codes, their order of counters, and another order. */
function shuffled(early: fc.Arbitrary<Command>, anywhere: fc.Arbitrary<Command>) {
  return codesInOrder(early, anywhere)
    .filter((codes) => codes.length > 0)
    .chain((codes) => {
      const order = codes.map((_, index) => index);
      const all = { minLength: order.length, maxLength: order.length };
      return fc.record({
        codes: fc.constant(codes),
        order: fc.constant(order),
        other: fc.shuffledSubarray(order, all),
      });
    });
}

const recovery: fc.Arbitrary<Command> = fc.integer({ min: 0, max: 100 }).map((percent) => ({
  type: "set_payment_debt_recovery",
  percent,
  weeklyCapPounds: 50,
}));

describe("codes keyed in any order", () => {
  it("always leave every register the same, where nothing is shared between registers", () => {
    fc.assert(
      fc.property(shuffled(setCredit, setPaymentDebt), ({ codes, order, other }) => {
        const meter = keyedIn(order, codes, START);
        const late = keyedIn(other, codes, START);
        expect(registers(late)).toEqual(registers(meter));
        expect(settled(late)).toEqual(settled(meter));
      }),
      { numRuns: 400 },
    );
  });

  it("always leave the account worth the same, payment debt and emergency credit paid", () => {
    const emergencyCredit = { limit: 1_000_000, threshold: 4_000_000, used: 800_000, active: true };
    const start: SettingsInput = {
      ...START,
      meterBalance: -300_000,
      emergencyCredit,
      paymentDebtRecovery: { percent: 30, weeklyCapPounds: 100 },
    };
    fc.assert(
      fc.property(
        shuffled(fc.oneof(setCredit, setPaymentDebt), recovery),
        ({ codes, order, other }) => {
          const meter = keyedIn(order, codes, start);
          const late = keyedIn(other, codes, start);
          expect(worth(late)).toBe(worth(meter));
          expect(settled(late)).toEqual(settled(meter));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("may leave it in other registers: emergency credit paid before a deduction, or after", () => {
    const emergencyCredit = { limit: 1_000_000, threshold: 200_000, used: 500_000, active: true };
    const start = { emergencyCredit };
    const codes: Command[][] = [
      [{ type: "top_up", amountPence: 700 }],
      [{ type: "deduct_credit", amountPence: 300 }],
    ];
    const inOrder = viewOf(keyedIn([0, 1], codes, start)).settings;
    expect([inOrder.meterBalance, inOrder.emergencyCredit.used]).toEqual([-100_000, 0]);
    const reversed = viewOf(keyedIn([1, 0], codes, start)).settings;
    expect([reversed.meterBalance, reversed.emergencyCredit.used]).toEqual([0, 100_000]);
  });

  it("may leave it in other registers: a top-up before its percentage, or after", () => {
    const start: SettingsInput = { debt: { payment: 1_000_000 } };
    const codes: Command[][] = [
      [{ type: "top_up", amountPence: 1_000 }],
      [{ type: "set_payment_debt_recovery", percent: 40, weeklyCapPounds: 10 }],
    ];
    const inOrder = viewOf(keyedIn([0, 1], codes, start)).settings;
    expect([inOrder.meterBalance, inOrder.debt.payment]).toEqual([1_000_000, 1_000_000]);
    const reversed = viewOf(keyedIn([1, 0], codes, start)).settings;
    expect([reversed.meterBalance, reversed.debt.payment]).toEqual([600_000, 600_000]);
  });

  it("favour the customer where a top-up comes after a later set_credit: it adds to it", () => {
    const codes: Command[][] = [
      [{ type: "top_up", amountPence: 1_000 }],
      [{ type: "set_credit", amountPence: 200 }],
    ];
    expect(viewOf(keyedIn([0, 1], codes, {})).balanceMillipence).toBe(200_000);
    expect(viewOf(keyedIn([1, 0], codes, {})).balanceMillipence).toBe(1_200_000);
  });

  it("favour the customer where a top-up comes after a later set of payment debt", () => {
    const start: SettingsInput = {
      debt: { payment: 1_000_000 },
      paymentDebtRecovery: { percent: 40, weeklyCapPounds: 10 },
    };
    const codes: Command[][] = [
      [{ type: "top_up", amountPence: 1_000 }],
      [{ type: "set_debt", register: "payment", amountPence: 5_000 }],
    ];
    const inOrder = viewOf(keyedIn([0, 1], codes, start)).settings;
    expect([inOrder.meterBalance, inOrder.debt.payment]).toEqual([600_000, 5_000_000]);
    const reversed = viewOf(keyedIn([1, 0], codes, start)).settings;
    expect([reversed.meterBalance, reversed.debt.payment]).toEqual([600_000, 4_600_000]);
  });

  it("give back what later top-ups paid of a payment debt that a late set then forgives", () => {
    const start: SettingsInput = {
      debt: { payment: 1_000_000 },
      paymentDebtRecovery: { percent: 30, weeklyCapPounds: 10 },
    };
    const codes: Command[][] = [
      [{ type: "set_debt", register: "payment", amountPence: 0 }],
      [{ type: "top_up", amountPence: 1_000 }],
    ];
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const { meterBalance, debt } = viewOf(keyedIn(order, codes, start)).settings;
      expect([meterBalance, debt.payment]).toEqual([1_000_000, 0]);
    }
  });

  it("may leave the supply armed or not: a suspension that is overtaken arms nothing", () => {
    const calendar = [
      { days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], start: "00:00", end: "00:00" },
    ] as const;
    const start = {
      nonDisconnect: { calendar: [{ ...calendar[0], days: [...calendar[0].days] }] },
    };
    const codes: Command[][] = [
      [{ type: "suspend_disconnection", hours: 5 }],
      [{ type: "suspend_disconnection", hours: 0 }],
    ];
    expect(viewOf(keyedIn([0, 1], codes, start)).supply).toBe("armed");
    expect(viewOf(keyedIn([1, 0], codes, start)).supply).toBe("disabled");
  });
});
