import type { Command } from "@utrn-lab/utrn";
import type {
  CalendarWindow,
  DebtRegister,
  NonDisconnectPeriod,
  RevertPart,
  Weekday,
} from "@utrn-lab/utrn/commands";
import { endDateOfProtection } from "@utrn-lab/utrn/rules";
import { listed, type Wording } from "./wording.ts";

type Recovery = Extract<Command, { type: "set_time_debt_recovery" }>;
type PaymentRecovery = Extract<Command, { type: "set_payment_debt_recovery" }>;
type Price = Extract<Command, { type: "change_price" | "change_price_two_rate" }>;

/** Debts have the numbers under which the meter's key 3 shows them. */
const DEBTS: Record<DebtRegister, string> = {
  time_1: "debt 1 on your meter",
  time_2: "debt 2 on your meter",
  payment: "debt 3 on your meter, which is paid from top-ups",
};

const DAYS: Record<Weekday, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

const DEVICES = {
  any: "a device",
  ppmid: "a prepayment display (PPMID)",
  ihd: "an in-home display (IHD)",
  cad: "a consumer device (CAD)",
} as const;

const PARTS: Record<RevertPart, string> = {
  settings: "settings",
  balances: "balance and emergency credit (credit that is left on the meter is removed)",
  debts: "debts and how they are paid back",
  tariff: "prices",
  logs: "records",
  han: "joined devices (they have to be joined again)",
};

function windowText({ days, start, end }: CalendarWindow, say: Wording): string {
  const names = listed(days.map((day) => DAYS[day]));
  if (start === end) return `${names} from ${say.hour(start)} for 24 hours`;
  const nextDay = end < start ? " the next day" : "";
  return `${names} from ${say.hour(start)} to ${say.hour(end)}${nextDay}`;
}

function calendarText(windows: readonly CalendarWindow[], say: Wording): string {
  if (windows.length === 0) {
    return "There are no weekly hours any more in which your supply stays on without credit.";
  }
  const when = windows.map((window) => windowText(window, say)).join("; ");
  const only = "at these times, and at no other weekly ones";
  return `Your supply stays on without credit ${only}: ${when}.`;
}

function periodText({ from, days }: NonDisconnectPeriod, say: Wording): string {
  if (days === 1) return say.day(from);
  return `${say.day(from)} and the ${days - 1} days after it`;
}

function periodsText(periods: readonly NonDisconnectPeriod[], say: Wording): string {
  if (periods.length === 0) {
    return "There are no days any more on which your supply stays on without credit.";
  }
  const when = listed(periods.map((period) => periodText(period, say)));
  return (
    `Your supply stays on without credit on ${when}, each time until ` +
    `${say.hour("10:00")} of the day after.`
  );
}

function recoveryText({ register, period, rateMillipence }: Recovery, say: Wording): string {
  const debt = register === "time_1" ? "Debt 1" : "Debt 2";
  if (rateMillipence === 0) return `${debt} on your meter is not paid back by time any more.`;
  const each = period === "hourly" ? "an hour" : "a day";
  return `${debt} on your meter is paid back at ${say.rate(rateMillipence)} ${each}.`;
}

function paymentText({ percent, weeklyCapPounds }: PaymentRecovery, say: Wording): string {
  if (percent === 0 || weeklyCapPounds === 0) {
    return "Nothing is taken from your top-ups for debt 3 any more.";
  }
  return (
    `${say.percent(percent)} of each top-up pays back debt 3, and at most ` +
    `${say.money(weeklyCapPounds * 100)} in seven days.`
  );
}

function priceText(price: Price, say: Wording): string {
  const from = price.startDate === null ? "from now on" : `from ${say.day(price.startDate)}`;
  const standing = `${say.rate(price.standingChargeMillipence)} a day as standing charge`;
  if (price.type === "change_price") {
    return (
      `Your prices ${from}: ${say.rate(price.unitRateMillipence)} a kilowatt-hour, and ` +
      `${standing}.`
    );
  }
  const rate2 =
    `${say.rate(price.rate2Millipence)} from ${say.hour(price.rate2Start)} to ` +
    `${say.hour(price.rate2End)}`;
  return (
    `Your prices ${from}: ${rate2} and ${say.rate(price.rate1Millipence)} at other times, a ` +
    `kilowatt-hour, and ${standing}.`
  );
}

function suspensionText(
  command: Extract<Command, { type: "suspend_disconnection" }>,
  say: Wording,
): string {
  if (command.until !== undefined) {
    const end = endDateOfProtection(command.until);
    return `Your supply stays on without credit until ${say.hour("10:00")} on ${say.day(end)}.`;
  }
  if (command.hours === 0) return "The time in which your supply stays on without credit ends.";
  const hours = command.hours === 1 ? "1 hour" : `${command.hours} hours`;
  return `Your supply stays on without credit for ${hours} from when you type the code.`;
}

function joiningText({ device, minutes }: Extract<Command, { type: "open_han" }>): string {
  const time = minutes === 1 ? "1 minute" : `${minutes} minutes`;
  return `For ${time}, ${DEVICES[device]} can be joined to your meter.`;
}

/** What a command does, in a sentence for the customer; undefined where it does nothing. */
export function effectOf(command: Command, say: Wording): string | undefined {
  switch (command.type) {
    case "top_up":
      return (
        `Pays ${say.money(command.amountPence)} into your meter; debts that are due are paid ` +
        "from it first."
      );
    case "add_credit":
      return `Adds ${say.money(command.amountPence)} to your credit; no debt is paid from it.`;
    case "deduct_credit":
      return `Takes ${say.money(command.amountPence)} off your credit.`;
    case "set_credit":
      return (
        `Sets your credit to ${say.money(command.amountPence)}, and what you owe for emergency ` +
        "credit to nothing."
      );
    case "add_debt":
      return `Adds ${say.money(command.amountPence)} to ${DEBTS[command.register]}.`;
    case "deduct_debt":
      return `Takes ${say.money(command.amountPence)} off ${DEBTS[command.register]}.`;
    case "set_debt":
      return `Sets ${DEBTS[command.register]}, to ${say.money(command.amountPence)}.`;
    case "set_time_debt_recovery":
      return recoveryText(command, say);
    case "set_payment_debt_recovery":
      return paymentText(command, say);
    case "change_price":
    case "change_price_two_rate":
      return priceText(command, say);
    case "set_non_disconnect_calendar":
      return calendarText(command.windows, say);
    case "set_non_disconnect_periods":
      return periodsText(command.periods, say);
    case "change_mode":
      return command.mode === "credit"
        ? "Your meter becomes a credit meter: you pay by bill, and the supply stays on without " +
            "credit."
        : "Your meter becomes a prepayment meter: you pay before you use.";
    case "open_han":
      return joiningText(command);
    case "suspend_disconnection":
      return suspensionText(command, say);
    case "set_emergency_credit_limit":
      return `Your emergency credit is ${say.money(command.limitPence)} at most.`;
    case "restore_supply":
      return "Makes your supply ready to be switched on.";
    case "revert_to_defaults":
      return `Resets on your meter: ${listed(command.parts.map((part) => PARTS[part]))}.`;
    case "valid_until":
      return undefined;
  }
}
