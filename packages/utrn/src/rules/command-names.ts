import type { CommandType } from "../commands/types.ts";

/** What each command is called where people read of it: in forms, lists and messages. */
export const COMMAND_NAMES: Readonly<Record<CommandType, string>> = {
  top_up: "Top-up",
  add_credit: "Add credit",
  deduct_credit: "Deduct credit",
  set_credit: "Set credit",
  add_debt: "Add debt",
  deduct_debt: "Deduct debt",
  set_debt: "Set debt",
  set_time_debt_recovery: "Recovery by time",
  set_payment_debt_recovery: "Recovery from top-ups",
  change_price: "One price",
  change_price_two_rate: "Two prices",
  set_non_disconnect_calendar: "Weekly safe hours",
  set_non_disconnect_periods: "Safe days",
  change_mode: "Payment mode",
  open_han: "Let a device join",
  suspend_disconnection: "Suspend disconnection",
  set_emergency_credit_limit: "Emergency credit limit",
  restore_supply: "Restore supply",
  revert_to_defaults: "Reset the meter",
  valid_until: "Valid until",
};
