import type { Command } from "@utrn-lab/utrn";
import type { Digits } from "./code-bits.ts";

const LONG_BITS = {
  top_up: 25,
  add_credit: 25,
  deduct_credit: 25,
  set_credit: 25,
  add_debt: 27,
  deduct_debt: 27,
  set_debt: 27,
  set_time_debt_recovery: 25,
  set_payment_debt_recovery: 22,
  change_price: 55,
  change_price_two_rate: 85,
  change_mode: 8,
  open_han: 14,
  suspend_disconnection: 20,
  set_emergency_credit_limit: 25,
  restore_supply: 5,
  revert_to_defaults: 11,
  valid_until: 19,
};

/** Bits that a command takes in a long code, with its opcode (code-format.md 3, the table). */
function longBitsOf(command: Command): number {
  switch (command.type) {
    case "set_non_disconnect_calendar":
      return 5 + 3 + 19 * command.windows.length;
    case "set_non_disconnect_periods":
      return 5 + 3 + 17 * command.periods.length;
    default:
      return LONG_BITS[command.type];
  }
}

/** Whether a short code can hold this amount: as pence, or as whole pounds (code-format.md 2). */
function holdsPence(amountPence: number, max: number): boolean {
  return amountPence <= max || (amountPence % 100 === 0 && amountPence / 100 <= max);
}

/** Whether a command fits 20 digits (code-format.md 2). */
function fitsShort(command: Command): boolean {
  switch (command.type) {
    case "top_up":
    case "add_credit":
    case "deduct_credit":
    case "set_credit":
      return holdsPence(command.amountPence, 8_191);
    case "set_emergency_credit_limit":
      return holdsPence(command.limitPence, 8_191);
    case "add_debt":
    case "deduct_debt":
    case "set_debt":
      return holdsPence(command.amountPence, 4_095);
    case "open_han":
    case "change_mode":
    case "suspend_disconnection":
    case "restore_supply":
      return true;
    default:
      return false;
  }
}

/** The lengths that hold these commands, shortest first. */
export function lengthsThatHold(commands: readonly Command[]): Digits[] {
  const [first] = commands;
  const long = commands.reduce((sum, command) => sum + longBitsOf(command), 0);
  const isShort = commands.length === 1 && first !== undefined && fitsShort(first);
  return [
    ...(isShort ? [20 as const] : []),
    ...(long <= 56 ? [40 as const] : []),
    ...(long <= 111 ? [60 as const] : []),
  ];
}
