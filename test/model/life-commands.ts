import type { Command } from "@utrn-lab/utrn";
import type { RevertPart } from "@utrn-lab/utrn/commands";
import fc from "fast-check";
import { lengthsThatHold } from "../support/code-lengths.ts";
import { anyCommand, anyHalfHour, commandOf } from "../support/commands.ts";
import { edgeWindows, someDate, somePeriods, someRate, someWindows } from "./life-settings.ts";

const PARTS: readonly RevertPart[] = ["settings", "balances", "debts", "tariff", "logs", "han"];
const REGISTER = fc.constantFrom("time_1", "time_2", "payment");

/** Pence that matter to accounts of some pounds, and at times all that a code can carry. */
function pence(min: 0 | 1): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min, max: 2_500 }) },
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 25 }).map((pounds) => pounds * 100) },
    { weight: 2, arbitrary: fc.constantFrom(min, 1, 100, 20_000, 20_001) },
    { weight: 1, arbitrary: fc.constantFrom(100_000, 819_100, 1_048_575) },
  );
}

const START_DATE = fc.option(someDate);
const prices = { standingChargeMillipence: someRate, startDate: START_DATE };

/** Commands, whose values are such as to keep an account moving; the weights favour money. */
const LIVELY: readonly (readonly [weight: number, type: Command["type"], members: object])[] = [
  [12, "top_up", { amountPence: pence(1) }],
  [4, "add_credit", { amountPence: pence(1) }],
  [4, "deduct_credit", { amountPence: pence(1) }],
  [4, "set_credit", { amountPence: pence(0) }],
  [3, "add_debt", { register: REGISTER, amountPence: pence(1) }],
  [3, "deduct_debt", { register: REGISTER, amountPence: pence(1) }],
  [3, "set_debt", { register: REGISTER, amountPence: pence(0) }],
  [
    2,
    "set_time_debt_recovery",
    {
      register: fc.constantFrom("time_1", "time_2"),
      period: fc.constantFrom("hourly", "daily"),
      rateMillipence: someRate,
    },
  ],
  [
    2,
    "set_payment_debt_recovery",
    { percent: fc.integer({ min: 0, max: 100 }), weeklyCapPounds: fc.integer({ min: 0, max: 30 }) },
  ],
  [4, "change_price", { unitRateMillipence: someRate, ...prices }],
  [
    3,
    "change_price_two_rate",
    {
      rate1Millipence: someRate,
      rate2Millipence: someRate,
      ...prices,
      rate2Start: anyHalfHour,
      rate2End: anyHalfHour,
    },
  ],
  [2, "set_non_disconnect_calendar", { windows: someWindows }],
  [2, "set_non_disconnect_periods", { periods: somePeriods }],
  [3, "suspend_disconnection", { hours: fc.integer({ min: 0, max: 60 }) }],
  [2, "suspend_disconnection", { until: someDate }],
  [2, "set_emergency_credit_limit", { limitPence: pence(0) }],
  [3, "restore_supply", {}],
  [1, "open_han", { device: fc.constantFrom("any", "ppmid"), minutes: fc.constantFrom(1, 60) }],
  [2, "revert_to_defaults", { parts: fc.subarray([...PARTS], { minLength: 1 }) }],
];

function weighted(
  weight: number,
  type: Command["type"],
  members: object,
): fc.WeightedArbitrary<Command> {
  const some = fc.record({ type: fc.constant(type), ...members }) as fc.Arbitrary<unknown>;
  return { weight, arbitrary: some as fc.Arbitrary<Command> };
}

const lively: fc.Arbitrary<Command> = fc.oneof(
  ...LIVELY.map((command) => weighted(...command)),
  { weight: 3, arbitrary: commandOf.change_mode },
  { weight: 4, arbitrary: anyCommand },
);

/** Commands that overtake each other: money, and prices about today. */
const rivals: fc.Arbitrary<Command> = fc.oneof(
  ...LIVELY.slice(0, 13).map((command) => weighted(...command)),
  { weight: 1, arbitrary: commandOf.change_mode },
  { weight: 1, arbitrary: commandOf.suspend_disconnection },
);

const validUntil = someDate.map((date): Command => ({ type: "valid_until", date }));

/** The commands of a code: mostly one, at times as many as 60 digits hold. */
function codesOf(command: fc.Arbitrary<Command>): fc.Arbitrary<readonly Command[]> {
  return fc
    .oneof(
      { weight: 6, arbitrary: fc.tuple(command) },
      { weight: 3, arbitrary: fc.array(command, { minLength: 2, maxLength: 4 }) },
      { weight: 1, arbitrary: fc.tuple(validUntil, command) },
    )
    .filter((commands) => lengthsThatHold(commands).length > 0);
}

export const someCommands: fc.Arbitrary<readonly Command[]> = codesOf(lively);
export const rivalCommands: fc.Arbitrary<readonly Command[]> = codesOf(rivals);

/** Whole pounds, and protection that begins and ends at 00:00 and 10:00. */
const edges: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(1, 2, 3, 5)
      .map((pounds): Command => ({ type: "top_up", amountPence: pounds * 100 })),
  },
  fc
    .constantFrom(1, 2, 3)
    .map((pounds): Command => ({ type: "deduct_credit", amountPence: pounds * 100 })),
  fc.constantFrom(0, 1, 2, 24).map((hours): Command => ({ type: "suspend_disconnection", hours })),
  fc
    .integer({ min: 24, max: 29 })
    .map((day): Command => ({ type: "suspend_disconnection", until: `2028-02-${day}` })),
  fc
    .uniqueArray(fc.integer({ min: 24, max: 29 }), { maxLength: 3 })
    .map((first) => first.map((day, at) => ({ from: `2028-02-${day}`, days: at + 1 })))
    .map((periods): Command => ({ type: "set_non_disconnect_periods", periods })),
  edgeWindows.map((windows): Command => ({ type: "set_non_disconnect_calendar", windows })),
  fc.constant<Command>({ type: "restore_supply" }),
);

const fewPence = fc.integer({ min: 1, max: 12 }).map((units) => units * 50);
const ofDebt = { register: fc.constantFrom("payment", "payment", "time_1"), amountPence: fewPence };

/** What makes debts meet 0, in any order: deductions of more than is owed, and what they leave. */
export const debtCommands: fc.Arbitrary<readonly Command[]> = codesOf(
  fc.oneof(
    weighted(4, "top_up", { amountPence: fewPence }),
    weighted(5, "add_debt", ofDebt),
    weighted(6, "deduct_debt", ofDebt),
    weighted(2, "set_debt", ofDebt),
    weighted(1, "set_credit", { amountPence: fewPence }),
  ),
);

export const edgeCommands: fc.Arbitrary<readonly Command[]> = codesOf(edges);
