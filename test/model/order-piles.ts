import type { Command } from "@utrn-lab/utrn";
import fc from "fast-check";
import { lengthsThatHold } from "../support/code-lengths.ts";
import { anyHalfHour } from "../support/commands.ts";
import { someRate, someWindows } from "./life-settings.ts";
import type { Coded } from "./order-meters.ts";

/*
 * Piles of codes as an issuer hands them out that keeps what it owes the meter (code-format.md 5):
 * one payload a counter, no gaps, nothing above a reset, no date that passes meanwhile.
 */

const register = fc.constantFrom("time_1" as const, "time_2" as const, "payment" as const);

/** Pence of a pound or so: what an account of some pounds feels. */
export const small: fc.Arbitrary<number> = fc.integer({ min: 1, max: 900 });
/** Pence above all that the codes of one pile can take. */
export const large: fc.Arbitrary<number> = fc.integer({ min: 20_000, max: 900_000 });

const prices: fc.Arbitrary<Command> = fc
  .record({
    standingChargeMillipence: someRate,
    startDate: fc.constantFrom(null, "2028-02-20", "2028-02-23", "2028-02-27", "2028-03-09"),
  })
  .chain((price) =>
    fc.oneof(
      fc.record({
        type: fc.constant("change_price" as const),
        unitRateMillipence: someRate,
        ...constants(price),
      }),
      fc.record({
        type: fc.constant("change_price_two_rate" as const),
        rate1Millipence: someRate,
        rate2Millipence: someRate,
        ...constants(price),
        rate2Start: anyHalfHour,
        rate2End: anyHalfHour,
      }),
    ),
  );

function constants<T extends object>(members: T): { [Name in keyof T]: fc.Arbitrary<T[Name]> } {
  const entries = Object.entries(members).map(([name, value]) => [name, fc.constant(value)]);
  return Object.fromEntries(entries);
}

/** Settings that say the same whenever they are keyed. */
const lasting: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    { type: "change_mode", mode: "credit" },
    {
      type: "change_mode",
      mode: "prepayment",
      suspendDebtDisabled: true,
      suspendDebtEmergency: false,
    },
    { type: "suspend_disconnection", until: "2028-05-01" },
    { type: "suspend_disconnection", until: "2028-06-01" },
    { type: "set_non_disconnect_periods", periods: [{ from: "2028-02-24", days: 3 }] },
    { type: "set_non_disconnect_periods", periods: [] },
  ),
  someWindows.map((windows): Command => ({ type: "set_non_disconnect_calendar", windows })),
  small.map((limitPence): Command => ({ type: "set_emergency_credit_limit", limitPence })),
  fc.record({
    type: fc.constant("set_time_debt_recovery" as const),
    register: fc.constantFrom("time_1" as const, "time_2" as const),
    period: fc.constantFrom("hourly" as const, "daily" as const),
    rateMillipence: fc.integer({ min: 0, max: 40_000 }),
  }),
);

/** Settings whose hours and minutes run from acceptance. */
const timed: fc.Arbitrary<Command> = fc.oneof(
  fc.nat(40).map((hours): Command => ({ type: "suspend_disconnection", hours })),
  fc.constant<Command>({ type: "open_han", device: "ihd", minutes: 10 }),
);

/** What a top-up pays of payment debt. */
export const recovery: fc.Arbitrary<Command> = fc
  .integer({ min: 0, max: 100 })
  .map((percent) => ({ type: "set_payment_debt_recovery", percent, weeklyCapPounds: 50 }));

export const topUp: fc.Arbitrary<Command> = small.map((amountPence) => ({
  type: "top_up",
  amountPence,
}));

/** Additions and deductions. */
export const changes: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    type: fc.constantFrom("add_debt" as const, "deduct_debt" as const),
    register,
    amountPence: small,
  }),
  fc.record({
    type: fc.constantFrom("add_credit" as const, "deduct_credit" as const),
    amountPence: small,
  }),
);

/** Sets of credit and of the debts, to an amount. */
export function setsTo(amount: fc.Arbitrary<number>): {
  readonly credit: fc.Arbitrary<Command>;
  readonly timeDebt: fc.Arbitrary<Command>;
  readonly paymentDebt: fc.Arbitrary<Command>;
} {
  const debt = (of: fc.Arbitrary<"time_1" | "time_2" | "payment">) =>
    fc.record({ type: fc.constant("set_debt" as const), register: of, amountPence: amount });
  return {
    credit: amount.map((amountPence): Command => ({ type: "set_credit", amountPence })),
    timeDebt: debt(fc.constantFrom("time_1", "time_2")),
    paymentDebt: debt(fc.constant("payment")),
  };
}

export const lastingSettings: fc.Arbitrary<Command> = fc.oneof(prices, lasting);
export const anySettings: fc.Arbitrary<Command> = fc.oneof(prices, lasting, timed);

/** Of two prices in one code the last would count, or the dated one, by the day it is keyed. */
function hasOnePrice(commands: readonly Command[]): boolean {
  return commands.filter((command) => "startDate" in command).length <= 1;
}

/** The commands of some codes, as many as a code holds. */
export function codesOf(
  command: fc.Arbitrary<Command>,
  maxLength: number,
  commandsMax = 3,
): fc.Arbitrary<(readonly Command[])[]> {
  const one = fc
    .array(command, { minLength: 1, maxLength: commandsMax })
    .filter((commands) => lengthsThatHold(commands).length > 0 && hasOnePrice(commands));
  return fc.array(one, { maxLength });
}

/** Codes in the order of their counters, and other orders to key them in. */
export interface Pile {
  readonly codes: readonly Coded[];
  readonly orders: readonly (readonly Coded[])[];
}

/** A pile, and some of the orders in which a customer may key it. */
export function piles(
  codes: fc.Arbitrary<readonly (readonly Command[])[]>,
  ordersEach = 5,
): fc.Arbitrary<Pile> {
  return codes
    .filter((all) => all.length > 1)
    .map((all) => all.map((commands, at): Coded => ({ counter: at + 1, commands })))
    .chain((all) => {
      const whole = { minLength: all.length, maxLength: all.length };
      const order = fc.shuffledSubarray(all, whole);
      const some = fc.array(order, { minLength: ordersEach, maxLength: ordersEach });
      return fc.record({ codes: fc.constant(all), orders: some });
    });
}
