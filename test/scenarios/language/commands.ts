import type { Command } from "@utrn-lab/utrn";
import type { CalendarWindow } from "@utrn-lab/utrn/commands";
import { type Form, form, readBy } from "./form.ts";

const TWO_RATES = "change_price_two_rate <money>/kWh then <money>/kWh";

const WINDOWS: readonly Form<CalendarWindow>[] = [
  form("<days> <halfHour>-<halfHour>", (days, start, end) => ({ days, start, end })),
];

function windowsOf(text: string): CalendarWindow[] {
  return text.split(" and ").map((window) => readBy(WINDOWS, window));
}

const PREPAYMENT = { type: "change_mode", mode: "prepayment" } as const;

/** Every command of code-format.md 3, as a scenario writes it. */
const COMMANDS: readonly Form<Command>[] = [
  form("top_up <pence>", (amountPence) => ({ type: "top_up", amountPence })),
  form("add_credit <pence>", (amountPence) => ({ type: "add_credit", amountPence })),
  form("deduct_credit <pence>", (amountPence) => ({ type: "deduct_credit", amountPence })),
  form("set_credit <pence>", (amountPence) => ({ type: "set_credit", amountPence })),
  form("add_debt <register> <pence>", (register, amountPence) => ({
    type: "add_debt",
    register,
    amountPence,
  })),
  form("deduct_debt <register> <pence>", (register, amountPence) => ({
    type: "deduct_debt",
    register,
    amountPence,
  })),
  form("set_debt <register> <pence>", (register, amountPence) => ({
    type: "set_debt",
    register,
    amountPence,
  })),
  form("set_time_debt_recovery time_1 <money> <period>", (rateMillipence, period) => ({
    type: "set_time_debt_recovery",
    register: "time_1",
    period,
    rateMillipence,
  })),
  form("set_time_debt_recovery time_2 <money> <period>", (rateMillipence, period) => ({
    type: "set_time_debt_recovery",
    register: "time_2",
    period,
    rateMillipence,
  })),
  form("set_payment_debt_recovery <count>% cap <pounds>", (percent, weeklyCapPounds) => ({
    type: "set_payment_debt_recovery",
    percent,
    weeklyCapPounds,
  })),
  form("change_price <money>/kWh standing <money> now", (unitRate, standing) => ({
    type: "change_price",
    unitRateMillipence: unitRate,
    standingChargeMillipence: standing,
    startDate: null,
  })),
  form("change_price <money>/kWh standing <money> from <date>", (unitRate, standing, date) => ({
    type: "change_price",
    unitRateMillipence: unitRate,
    standingChargeMillipence: standing,
    startDate: date,
  })),
  form(
    "change_price_two_rate <money>/kWh then <money>/kWh <halfHour>-<halfHour> standing <money> now",
    (rate1Millipence, rate2Millipence, rate2Start, rate2End, standingChargeMillipence) => ({
      type: "change_price_two_rate",
      rate1Millipence,
      rate2Millipence,
      standingChargeMillipence,
      startDate: null,
      rate2Start,
      rate2End,
    }),
  ),
  form(
    `${TWO_RATES} <halfHour>-<halfHour> standing <money> from <date>`,
    (rate1Millipence, rate2Millipence, rate2Start, rate2End, standingCharge, startDate) => ({
      type: "change_price_two_rate",
      rate1Millipence,
      rate2Millipence,
      standingChargeMillipence: standingCharge,
      startDate,
      rate2Start,
      rate2End,
    }),
  ),
  form("set_non_disconnect_calendar none", () => ({
    type: "set_non_disconnect_calendar",
    windows: [],
  })),
  form("set_non_disconnect_calendar <text>", (text) => ({
    type: "set_non_disconnect_calendar",
    windows: windowsOf(text),
  })),
  form("set_non_disconnect_periods none", () => ({
    type: "set_non_disconnect_periods",
    periods: [],
  })),
  form("set_non_disconnect_periods <periods>", (periods) => ({
    type: "set_non_disconnect_periods",
    periods,
  })),
  form("change_mode credit", () => ({ type: "change_mode", mode: "credit" })),
  form("change_mode prepayment", () => ({
    ...PREPAYMENT,
    suspendDebtDisabled: true,
    suspendDebtEmergency: true,
  })),
  form("change_mode prepayment suspend nothing", () => ({
    ...PREPAYMENT,
    suspendDebtDisabled: false,
    suspendDebtEmergency: false,
  })),
  form("open_han <device> <count> min", (device, minutes) => ({
    type: "open_han",
    device,
    minutes,
  })),
  form("suspend_disconnection <count> hours", (hours) => ({
    type: "suspend_disconnection",
    hours,
  })),
  form("suspend_disconnection until <date>", (until) => ({
    type: "suspend_disconnection",
    until,
  })),
  form("set_emergency_credit_limit <pence>", (limitPence) => ({
    type: "set_emergency_credit_limit",
    limitPence,
  })),
  form("restore_supply", () => ({ type: "restore_supply" })),
  form("revert_to_defaults <parts>", (parts) => ({ type: "revert_to_defaults", parts })),
  form("valid_until <date>", (date) => ({ type: "valid_until", date })),
];

/** The commands of one code, separated by semicolons. */
export function commandsOf(text: string): readonly Command[] {
  return text.split("; ").map((command) => readBy(COMMANDS, command));
}
