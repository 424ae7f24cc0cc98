import type { Command, DebtRegister } from "../commands/types.ts";
import { penceOf, poundsOf } from "./pounds.ts";

/** Characters of a line of the meter's display (meter.md 6). */
export const LINE_CHARACTERS = 16;

/** Debts have the numbers under which the meter's key 3 shows them (meter.md 6). */
export const DEBT_NAMES: Readonly<Record<DebtRegister, string>> = {
  time_1: "Debt1",
  time_2: "Debt2",
  payment: "Debt3",
};

const DEBT_SIGNS = { add_debt: "+", deduct_debt: "-", set_debt: "" } as const;

/** The preferred wording where a line of the display holds it, else the short one. */
export function fitting(preferred: string, short: string): string {
  return preferred.length <= LINE_CHARACTERS ? preferred : short;
}

function priceLine(
  command: Extract<Command, { type: "change_price" | "change_price_two_rate" }>,
): string {
  if (command.startDate !== null) return "New prices";
  if (command.type === "change_price_two_rate") return "Two new prices";
  return `${penceOf(command.unitRateMillipence)} per kWh`;
}

function suspensionLine(command: Extract<Command, { type: "suspend_disconnection" }>): string {
  if (command.until !== undefined) return "Supply kept on";
  const { hours } = command;
  return hours === 0 ? "Safe time ended" : fitting(`Kept on ${hours} hours`, `Kept on ${hours} h`);
}

/**
 * The line that the meter's display shows under "Accepted" or "Overtaken" for a command
 * (meter.md 6): the meter shows it, and the supplier tells the customer to expect it.
 * @returns at most 16 characters; undefined for `valid_until`, which does nothing by itself.
 * @example displayLine({ type: "top_up", amountPence: 1000 }) // "Credit £10.00"
 */
export function displayLine(command: Command): string | undefined {
  switch (command.type) {
    case "top_up":
    case "add_credit":
      return `Credit ${poundsOf(command.amountPence)}`;
    case "deduct_credit": {
      const taken = poundsOf(command.amountPence);
      return fitting(`Credit -${taken}`, `Taken ${taken}`);
    }
    case "set_credit": {
      const set = poundsOf(command.amountPence);
      return fitting(`Bal. set ${set}`, `Set to ${set}`);
    }
    case "add_debt":
    case "deduct_debt":
    case "set_debt": {
      const amount = `${DEBT_SIGNS[command.type]}${poundsOf(command.amountPence)}`;
      return `${DEBT_NAMES[command.register]} ${amount}`;
    }
    case "set_time_debt_recovery":
      return `${DEBT_NAMES[command.register]} repaid`;
    case "set_payment_debt_recovery":
      return `${DEBT_NAMES.payment} repaid`;
    case "change_price":
    case "change_price_two_rate":
      return priceLine(command);
    case "set_non_disconnect_calendar":
      return command.windows.length > 0 ? "Safe hours set" : "Safe hours off";
    case "set_non_disconnect_periods":
      return command.periods.length > 0 ? "Safe days set" : "Safe days off";
    case "change_mode":
      return command.mode === "credit" ? "Credit mode" : "Prepayment mode";
    case "open_han":
      return `Network ${command.minutes} min`;
    case "suspend_disconnection":
      return suspensionLine(command);
    case "set_emergency_credit_limit": {
      const limit = poundsOf(command.limitPence);
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
