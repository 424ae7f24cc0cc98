import { type MeterState, type MeterView, step, viewOf } from "@utrn-lab/meter-emulator";
import type { Command } from "@utrn-lab/utrn";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIRST_SECOND } from "../model/life-settings.ts";
import { frozen } from "../support/frozen.ts";
import { codeFor, meterOf } from "../support/meters.ts";

const DAY = 86_400;
const WATT_SECONDS_PER_KWH = 3_600_000n;

/** What the customer has, less all that is owed, as anyone sees it. */
function worthOf(view: MeterView): number {
  const { accumulated, time_1, time_2, payment } = view.debts;
  const { used } = view.settings.emergencyCredit;
  return view.balanceMillipence - used - accumulated - time_1 - time_2 - payment;
}

const register = fc.constantFrom("time_1" as const, "time_2" as const, "payment" as const);
const pence = fc.integer({ min: 1, max: 3_000 });

/** Commands that move money, or how it is recovered, but no price. */
const moving: fc.Arbitrary<Command> = fc.oneof(
  pence.map((amountPence): Command => ({ type: "top_up", amountPence })),
  pence.map((amountPence): Command => ({ type: "add_credit", amountPence })),
  pence.map((amountPence): Command => ({ type: "deduct_credit", amountPence })),
  fc
    .tuple(register, pence)
    .map(([name, amountPence]): Command => ({ type: "add_debt", register: name, amountPence })),
  fc
    .tuple(register, pence)
    .map(([name, amountPence]): Command => ({ type: "deduct_debt", register: name, amountPence })),
  fc
    .integer({ min: 0, max: 100 })
    .map(
      (percent): Command => ({ type: "set_payment_debt_recovery", percent, weeklyCapPounds: 20 }),
    ),
  fc.integer({ min: 0, max: 200_000 }).map(
    (rateMillipence): Command => ({
      type: "set_time_debt_recovery",
      register: "time_1",
      period: "hourly",
      rateMillipence,
    }),
  ),
  fc.constantFrom<Command>(
    { type: "change_mode", mode: "credit" },
    { type: "restore_supply" },
    { type: "suspend_disconnection", hours: 20 },
  ),
);

/**
 * By how much a command moves the account's worth, in millipence, by its own words (meter.md 4),
 * where no later code is in.
 */
function moved(command: Command, before: MeterView): number {
  switch (command.type) {
    case "top_up":
    case "add_credit":
      return command.amountPence * 1_000;
    case "deduct_debt":
      return Math.min(command.amountPence * 1_000, before.debts[command.register]);
    case "deduct_credit":
    case "add_debt":
      return -command.amountPence * 1_000;
    default:
      return 0;
  }
}

interface Day {
  readonly gap: number;
  readonly watts: number;
  readonly command: Command;
}

const life = fc.array(
  fc.record<Day>({
    gap: fc.integer({ min: 0, max: 200_000 }),
    watts: fc.integer({ min: 0, max: 9_000 }),
    command: moving,
  }),
  { minLength: 1, maxLength: 20, size: "max" },
);

/** Keys a code, asks for emergency credit and for the supply, and lets a load draw. */
function live(meter: MeterState, { gap, watts, command }: Day, utrnCounter: number) {
  const at = meter.timeSeconds + gap;
  const code = codeFor(utrnCounter, command);
  const before = step(meter, { at, type: "time" }).state;
  const keyed = step(before, { at, type: "code", code, via: "keypad" });
  let { state } = step(keyed.state, {
    at,
    type: "action",
    action: "activate_emergency_credit",
    via: "keypad",
  });
  state = step(state, { at, type: "action", action: "enable_supply", via: "keypad" }).state;
  const isApplied = keyed.outcome.result === "applied";
  return {
    state: frozen(step(state, { at, type: "load", watts }).state),
    moved: isApplied ? moved(command, viewOf(before)) : 0,
  };
}

describe("money", () => {
  it("is never made nor lost: codes, whole days and energy account for all of it", () => {
    const rate = fc.integer({ min: 0, max: 60_000 });
    fc.assert(
      fc.property(life, rate, rate, (days, unitRateMillipence, standingChargeMillipence) => {
        let meter = meterOf(FIRST_SECOND, {
          meterBalance: 500_000,
          debt: { time_1: 900_000, time_2: 0, payment: 2_000_000 },
          timeDebtRecovery: { time_2: { rate: 4_000, period: "daily" } },
          paymentDebtRecovery: { percent: 25, weeklyCapPounds: 5 },
          tariff: { unitRateMillipence, standingChargeMillipence },
        });
        const before = worthOf(viewOf(meter));
        let movedByCodes = 0;
        for (const [index, day] of days.entries()) {
          const lived = live(meter, day, index + 1);
          meter = lived.state;
          movedByCodes += lived.moved;
        }
        const view = viewOf(meter);
        const midnights = Math.floor(view.time / DAY) - Math.floor(FIRST_SECOND / DAY);
        const units = BigInt(view.energyWattSeconds) * BigInt(unitRateMillipence);
        const consumed = Number(units / WATT_SECONDS_PER_KWH);
        const standing = midnights * standingChargeMillipence;
        expect(worthOf(view) - before).toBe(movedByCodes - consumed - standing);
      }),
      { numRuns: 200 },
    );
  });
});
