import type { Command } from "@utrn-lab/utrn";
import { pounds } from "../rules/pounds.ts";

const LINE_CHARACTERS = 16;
const DEBTS = { time_1: "Debt1", time_2: "Debt2", payment: "Debt3" } as const;
const SIGNS = { add_debt: "+", deduct_debt: "-", set_debt: "" } as const;

function fitting(preferred: string, short: string): string {
  return preferred.length <= LINE_CHARACTERS ? preferred : short;
}

function suspensionLine(command: Extract<Command, { type: "suspend_disconnection" }>): string {
  if ("until" in command) return "Supply kept on";
  const { hours } = command;
  return hours === 0 ? "Safe time ended" : fitting(`Kept on ${hours} hours`, `Kept on ${hours} h`);
}

function priceLine(command: Extract<Command, { type: "change_price" | "change_price_two_rate" }>) {
  if (command.startDate !== null) return "New prices";
  if (command.type === "change_price_two_rate") return "Two new prices";
  return `${command.unitRateMillipence / 1_000}p per kWh`;
}

/**
 * The line that the display of the meter (meter.md 6) shows under "Accepted" for a command; a test holds
 * it to what the meter shows. Undefined where it shows none.
 */
export function displayLine(command: Command): string | undefined {
  switch (command.type) {
    case "top_up":
      return `Credit ${pounds(command.amountPence)}`;
    case "deduct_credit": {
      const taken = pounds(command.amountPence);
      return fitting(`Credit -${taken}`, `Taken ${taken}`);
    }
    case "set_credit": {
      const set = pounds(command.amountPence);
      return fitting(`Bal. set ${set}`, `Set to ${set}`);
    }
    case "add_debt":
    case "deduct_debt":
    case "set_debt":
      return `${DEBTS[command.register]} ${SIGNS[command.type]}${pounds(command.amountPence)}`;
    case "set_time_debt_recovery":
      return `${DEBTS[command.register]} repaid`;
    case "set_payment_debt_recovery":
      return "Debt3 repaid";
    case "change_price":
    case "change_price_two_rate":
      return priceLine(command);
    case "set_non_disconnect_calendar":
      return command.windows.length > 0 ? "Safe hours set" : "Safe hours off";
    case "set_non_disconnect_dates":
      return command.dates.length > 0 ? "Safe days set" : "Safe days off";
    case "change_mode":
      return command.mode === "credit" ? "Credit mode" : "Prepayment mode";
    case "open_han":
      return `Network ${command.minutes} min`;
    case "suspend_disconnection":
      return suspensionLine(command);
    case "set_emergency_credit_limit": {
      const limit = pounds(command.limitPence);
      return fitting(`Emergency ${limit}`, `Emerg. ${limit}`);
    }
    case "restore_supply":
      return "Supply restored";
    case "revert_to_defaults":
      return "Meter reset";
    case "valid_until":
      return undefined;
  }
}
