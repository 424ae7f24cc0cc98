import type { Command } from "@utrn-lab/utrn";
import type { CalendarWindow, NonDisconnectPeriod } from "@utrn-lab/utrn/commands";
import { endOfProtection, parseDate, timeOfDay } from "@utrn-lab/utrn/rules";
import type { Wording } from "./wording.ts";

type Recovery = Extract<Command, { type: "set_time_debt_recovery" }>;
type PaymentRecovery = Extract<Command, { type: "set_payment_debt_recovery" }>;
type Price = Extract<Command, { type: "change_price" | "change_price_two_rate" }>;
type Suspension = Extract<Command, { type: "suspend_disconnection" }>;

/** The moment at which a day begins at the meter: 00:00 UTC, seconds since the Unix epoch. */
export function startOfDay(date: string): number {
  return timeOfDay(parseDate(date, "date"));
}

function windowText({ days, start, end }: CalendarWindow, wording: Wording): string {
  const names = wording.listed(days.map((weekday) => wording.say("weekday", { weekday })));
  const from = { days: names, start: wording.hour(start) };
  if (start === end) return wording.say("window_of_24_hours", from);
  const isNextDay = end < start && end !== "00:00";
  const ends = isNextDay ? "next_day" : "same_day";
  return wording.say("window", { ...from, end: wording.hour(end), ends });
}

function calendarText(windows: readonly CalendarWindow[], wording: Wording): string {
  if (windows.length === 0) return wording.say("no_safe_hours");
  const texts = windows.map((window) => windowText(window, wording));
  return wording.say("safe_hours", { windows: texts.join("; ") });
}

function periodsText(periods: readonly NonDisconnectPeriod[], wording: Wording): string {
  if (periods.length === 0) return wording.say("no_safe_days");
  const texts = periods.map(({ from, days }) =>
    wording.say("period", {
      start: wording.start(startOfDay(from)),
      end: wording.end(endOfProtection(from, days)),
    }),
  );
  return wording.say("safe_days", { periods: wording.listed(texts) });
}

function recoveryText({ register, period, rateMillipence }: Recovery, wording: Wording): string {
  if (rateMillipence === 0) return wording.say("no_time_recovery", { register });
  return wording.say("time_recovery", { register, period, amount: wording.rate(rateMillipence) });
}

function paymentText({ percent, weeklyCapPounds }: PaymentRecovery, wording: Wording): string {
  if (percent === 0 || weeklyCapPounds === 0) return wording.say("no_payment_recovery");
  return wording.say("payment_recovery", {
    percent: wording.percent(percent),
    amount: wording.money(weeklyCapPounds * 100),
  });
}

function priceText(price: Price, wording: Wording): string {
  const { startDate } = price;
  const start = startDate === null ? wording.say("now_on") : wording.start(startOfDay(startDate));
  const standing = wording.rate(price.standingChargeMillipence);
  if (price.type === "change_price") {
    return wording.say("one_price", {
      start,
      standing,
      rate: wording.rate(price.unitRateMillipence),
    });
  }
  return wording.say("two_prices", {
    start,
    standing,
    rate1: wording.rate(price.rate1Millipence),
    rate2: wording.rate(price.rate2Millipence),
    rate2Start: wording.hour(price.rate2Start),
    rate2End: wording.hour(price.rate2End),
  });
}

function suspensionText({ until, hours }: Suspension, wording: Wording): string {
  if (until !== undefined)
    return wording.say("kept_on_until", { end: wording.end(endOfProtection(until)) });
  return hours === 0 ? wording.say("kept_on_no_more") : wording.say("kept_on_for", { hours });
}

/** What a command does, in a sentence for the customer; undefined where it does nothing. */
export function effectOf(command: Command, wording: Wording): string | undefined {
  switch (command.type) {
    case "top_up":
    case "add_credit":
    case "deduct_credit":
    case "set_credit":
      return wording.say(command.type, { amount: wording.money(command.amountPence) });
    case "add_debt":
    case "deduct_debt":
    case "set_debt": {
      const debt = wording.say("debt", { register: command.register });
      return wording.say(command.type, { amount: wording.money(command.amountPence), debt });
    }
    case "set_time_debt_recovery":
      return recoveryText(command, wording);
    case "set_payment_debt_recovery":
      return paymentText(command, wording);
    case "change_price":
    case "change_price_two_rate":
      return priceText(command, wording);
    case "set_non_disconnect_calendar":
      return calendarText(command.windows, wording);
    case "set_non_disconnect_periods":
      return periodsText(command.periods, wording);
    case "change_mode":
      return wording.say(command.mode === "credit" ? "credit_mode" : "prepayment_mode");
    case "open_han":
      return wording.say("joining", {
        minutes: command.minutes,
        device: wording.say("device", { device: command.device }),
      });
    case "suspend_disconnection":
      return suspensionText(command, wording);
    case "set_emergency_credit_limit":
      return wording.say("emergency_limit", { amount: wording.money(command.limitPence) });
    case "restore_supply":
      return wording.say("restore_supply");
    case "revert_to_defaults":
      return wording.say("reset", {
        parts: wording.listed(command.parts.map((part) => wording.say("reset_part", { part }))),
      });
    case "valid_until":
      return undefined;
  }
}
