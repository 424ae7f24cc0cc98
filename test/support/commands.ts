import type { Command, CommandType } from "@utrn-lab/utrn";
import type { CalendarWindow, RevertPart, Weekday } from "@utrn-lab/utrn/commands";
import fc from "fast-check";

/** Weekdays and parts in the order in which a reader gives them (code-format.md 3). */
const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const PARTS: readonly RevertPart[] = ["settings", "balances", "debts", "tariff", "logs", "han"];

const REGISTER = fc.constantFrom("time_1", "time_2", "payment");
const RATE = fc.oneof(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 262_143 }));

/** "YYYY-MM-DD", 2000-01-02 to 2044-11-08. */
export const anyDate: fc.Arbitrary<string> = fc
  .integer({ min: 1, max: 16_383 })
  .map((day) => new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10));

const START_DATE = fc.option(anyDate, { nil: null });

/** "HH:MM" on the half-hour. */
export const anyHalfHour: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 47 })
  .map((at) => `${String(Math.floor(at / 2)).padStart(2, "0")}:${at % 2 === 0 ? "00" : "30"}`);

/** Pence, with the edges of every field that holds them: 12, 13 and 20 bits, pence and pounds. */
function pence(min: 0 | 1): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min, max: 10_000 }),
    fc.integer({ min, max: 1_048_575 }),
    fc.integer({ min: 1, max: 8_193 }).map((pounds) => pounds * 100),
    fc.constantFrom(min, 4_095, 4_096, 8_191, 8_192, 409_500, 409_600, 819_100, 819_200, 1_048_575),
  );
}

/** Some of a list, at least one, in any order. */
function someOf<T>(all: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...all], { minLength: 1 });
}

const WINDOW: fc.Arbitrary<CalendarWindow> = fc.record({
  days: someOf(WEEKDAYS),
  start: anyHalfHour,
  end: anyHalfHour,
});

const flags = { suspendDebtDisabled: fc.boolean(), suspendDebtEmergency: fc.boolean() };

function record(
  type: CommandType,
  members: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<Command> {
  return fc.record({
    type: fc.constant(type),
    ...members,
  }) as fc.Arbitrary<unknown> as fc.Arbitrary<Command>;
}

/** Every command, with any members that code-format.md 3 allows. */
export const commandOf: Readonly<Record<CommandType, fc.Arbitrary<Command>>> = {
  top_up: record("top_up", { amountPence: pence(1) }),
  add_credit: record("add_credit", { amountPence: pence(1) }),
  deduct_credit: record("deduct_credit", { amountPence: pence(1) }),
  set_credit: record("set_credit", { amountPence: pence(0) }),
  add_debt: record("add_debt", { register: REGISTER, amountPence: pence(1) }),
  deduct_debt: record("deduct_debt", { register: REGISTER, amountPence: pence(1) }),
  set_debt: record("set_debt", { register: REGISTER, amountPence: pence(0) }),
  set_time_debt_recovery: record("set_time_debt_recovery", {
    register: fc.constantFrom("time_1", "time_2"),
    period: fc.constantFrom("hourly", "daily"),
    rateMillipence: RATE,
  }),
  set_payment_debt_recovery: record("set_payment_debt_recovery", {
    percent: fc.integer({ min: 0, max: 100 }),
    weeklyCapPounds: fc.integer({ min: 0, max: 1_023 }),
  }),
  change_price: record("change_price", {
    unitRateMillipence: RATE,
    standingChargeMillipence: RATE,
    startDate: START_DATE,
  }),
  change_price_two_rate: record("change_price_two_rate", {
    rate1Millipence: RATE,
    rate2Millipence: RATE,
    standingChargeMillipence: RATE,
    startDate: START_DATE,
    rate2Start: anyHalfHour,
    rate2End: anyHalfHour,
  }),
  set_non_disconnect_calendar: record("set_non_disconnect_calendar", {
    windows: fc.array(WINDOW, { maxLength: 4 }),
  }),
  set_non_disconnect_periods: record("set_non_disconnect_periods", {
    periods: fc.uniqueArray(fc.record({ from: anyDate, days: fc.integer({ min: 1, max: 8 }) }), {
      maxLength: 6,
      selector: ({ from }) => from,
    }),
  }),
  change_mode: fc.oneof(
    record("change_mode", { mode: fc.constant("credit") }),
    record("change_mode", { mode: fc.constant("prepayment"), ...flags }),
  ),
  open_han: record("open_han", {
    device: fc.constantFrom("any", "ppmid", "ihd", "cad"),
    minutes: fc.integer({ min: 1, max: 60 }),
  }),
  suspend_disconnection: fc.oneof(
    record("suspend_disconnection", { hours: fc.integer({ min: 0, max: 16_383 }) }),
    record("suspend_disconnection", { until: anyDate }),
  ),
  set_emergency_credit_limit: record("set_emergency_credit_limit", { limitPence: pence(0) }),
  restore_supply: record("restore_supply", {}),
  revert_to_defaults: record("revert_to_defaults", { parts: someOf(PARTS) }),
  valid_until: record("valid_until", { date: anyDate }),
};

/** Any command that may stand anywhere: all but `valid_until`. */
export const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  ...Object.entries(commandOf)
    .filter(([type]) => type !== "valid_until")
    .map(([, command]) => command),
);

/** One to eight commands in an order that a code may hold; they may be too many for 60 digits. */
export const anyCommands: fc.Arbitrary<readonly Command[]> = fc.oneof(
  fc.array(anyCommand, { minLength: 1, maxLength: 8 }),
  fc
    .tuple(commandOf.valid_until, fc.array(anyCommand, { minLength: 1, maxLength: 7 }))
    .map(([first, rest]) => [first, ...rest]),
);

function inOrderOf<T>(all: readonly T[], some: readonly T[]): T[] {
  return all.filter((item) => some.includes(item));
}

/**
 * A command as a reader gives it: days Monday first, parts in the order of the table
 * (code-format.md 3).
 */
export function asRead(command: Command): Command {
  if (command.type === "set_non_disconnect_calendar") {
    const windows = command.windows.map((window) => ({
      ...window,
      days: inOrderOf(WEEKDAYS, window.days),
    }));
    return { ...command, windows };
  }
  return command.type === "revert_to_defaults"
    ? { ...command, parts: inOrderOf(PARTS, command.parts) }
    : command;
}
