import { type Command, dateOfDay, parseDate } from "@utrn-lab/utrn";
import type { Page } from "../meter/state.ts";
import { fitting, pounds, rate, rateOver, shortDate } from "./wording.ts";

/** What a command did: the line under "Accepted" or "Overtaken", and pages that say more. */
export interface CommandWords {
  readonly line: string;
  readonly more?: readonly Page[];
}

/** Every command that does something: a date until which a code is valid does nothing by itself. */
export type SaidCommand = Exclude<Command, { type: "valid_until" }>;

export function isSaid(command: Command): command is SaidCommand {
  return command.type !== "valid_until";
}

type DebtCommand = Extract<Command, { type: "add_debt" | "deduct_debt" | "set_debt" }>;
type PriceCommand = Extract<Command, { type: "change_price" | "change_price_two_rate" }>;
type Suspension = Extract<Command, { type: "suspend_disconnection" }>;

/** Debts have the numbers that key 3 gives them. */
export const DEBT_NAMES = { time_1: "Debt1", time_2: "Debt2", payment: "Debt3" } as const;

const DEBT_SIGNS = { add_debt: "+", deduct_debt: "-", set_debt: "" } as const;

const DEVICES = { any: "any device", ppmid: "PPMID", ihd: "IHD", cad: "CAD" } as const;

/** For which devices joining is open, in the customer's words. */
export function deviceName(device: keyof typeof DEVICES): string {
  return DEVICES[device];
}

function debtLine(command: DebtCommand): string {
  return `${DEBT_NAMES[command.register]} ${DEBT_SIGNS[command.type]}${pounds(command.amountPence)}`;
}

function priceWords(command: PriceCommand): CommandWords {
  const from = command.startDate;
  if (from !== null) {
    return { line: "New prices", more: [["Prices from", `${shortDate(from)} (UTC)`]] };
  }
  return command.type === "change_price"
    ? { line: `${rate(command.unitRateMillipence)} per kWh` }
    : { line: "Two new prices" };
}

function suspensionWords(command: Suspension): CommandWords {
  if ("until" in command) {
    const end = dateOfDay(parseDate(command.until, "until") + 1);
    return { line: "Supply kept on", more: [["until 10:00 UTC", shortDate(end)]] };
  }
  const { hours } = command;
  if (hours === 0) return { line: "Safe time ended" };
  return { line: fitting(`Kept on ${hours} hours`, `Kept on ${hours} h`) };
}

/** What a command did, in words that a customer understands (meter.md 6). */
export function commandWords(command: SaidCommand): CommandWords {
  switch (command.type) {
    case "top_up":
      return { line: `Credit ${pounds(command.amountPence)}` };
    case "deduct_credit": {
      const taken = pounds(command.amountPence);
      return { line: fitting(`Credit -${taken}`, `Taken ${taken}`) };
    }
    case "set_credit": {
      const set = pounds(command.amountPence);
      return { line: fitting(`Bal. set ${set}`, `Set to ${set}`) };
    }
    case "add_debt":
    case "deduct_debt":
    case "set_debt":
      return { line: debtLine(command) };
    case "set_time_debt_recovery": {
      const paid = rateOver(command.rateMillipence, command.period);
      return { line: `${DEBT_NAMES[command.register]} repaid`, more: [["by", paid]] };
    }
    case "set_payment_debt_recovery":
      return { line: "Debt3 repaid", more: paymentRecoveryPages(command) };
    case "change_price":
    case "change_price_two_rate":
      return priceWords(command);
    case "set_non_disconnect_calendar":
      return { line: command.windows.length > 0 ? "Safe hours set" : "Safe hours off" };
    case "set_non_disconnect_dates":
      return { line: command.dates.length > 0 ? "Safe days set" : "Safe days off" };
    case "change_mode":
      return { line: command.mode === "credit" ? "Credit mode" : "Prepayment mode" };
    case "open_han":
      return {
        line: `Network ${command.minutes} min`,
        more: [["Open for", deviceName(command.device)]],
      };
    case "suspend_disconnection":
      return suspensionWords(command);
    case "set_emergency_credit_limit": {
      const limit = pounds(command.limitPence);
      return { line: fitting(`Emergency ${limit}`, `Emerg. ${limit}`) };
    }
    case "restore_supply":
      return { line: "Supply restored" };
    case "revert_to_defaults":
      return { line: "Meter reset" };
  }
}

/** How top-ups repay payment debt. */
export function paymentRecoveryPages(recovery: {
  readonly percent: number;
  readonly weeklyCapPounds: number;
}): readonly Page[] {
  return [
    [`by ${recovery.percent}% of`, "each top-up"],
    ["at most a week", pounds(recovery.weeklyCapPounds * 100)],
  ];
}
