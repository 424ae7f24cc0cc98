import { type MeterState, type SettingsInput, viewOf } from "@utrn-lab/meter-emulator";
import type { Command } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { FIRST_SECOND } from "../model/life-settings.ts";
import { codeFor, keyed, meterOf } from "../support/meters.ts";

/* Where order shows (code-format.md 5, what this promises), by one example each. */

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

describe("two codes keyed in the order of issue, and reversed", () => {
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
