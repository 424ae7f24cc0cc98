import { dayOfTime, parseDate } from "../calendar.ts";
import type { Command, DebtRegister, RevertPart } from "./types.ts";

const NAMES = [
  "credit",
  "debt_time_1",
  "debt_time_2",
  "debt_payment",
  "recovery_time_1",
  "recovery_time_2",
  "recovery_payment",
  "price_in_force",
  "next_price",
  "mode",
  "calendar",
  "periods",
  "suspension",
  "emergency_limit",
  "han",
] as const;

/**
 * What later settings overtake earlier ones in (code-format.md 5, order). Debt and recovery have
 * one family for each register.
 */
export const FAMILIES: typeof NAMES = Object.freeze(NAMES);

/** A family of commands in which a later set overtakes an earlier one. */
export type Family = (typeof FAMILIES)[number];

const DEBT_FAMILY: Record<DebtRegister, Family> = {
  time_1: "debt_time_1",
  time_2: "debt_time_2",
  payment: "debt_payment",
};

/** The families that `revert_to_defaults` sets, by part (code-format.md 5, reset). */
const REVERTED: Record<RevertPart, readonly Family[]> = {
  settings: ["mode", "calendar", "periods", "suspension", "emergency_limit"],
  balances: ["credit"],
  debts: [
    "debt_time_1",
    "debt_time_2",
    "debt_payment",
    "recovery_time_1",
    "recovery_time_2",
    "recovery_payment",
  ],
  tariff: ["price_in_force", "next_price"],
  logs: [],
  han: ["han"],
};

/** What a command has to do with families: which can overtake it, and which it sets. */
interface FamilyUse {
  /** The command is superseded below the highest of these. */
  readonly under: readonly Family[];
  readonly sets: readonly Family[];
}

const NONE: FamilyUse = { under: [], sets: [] };

function setting(family: Family): FamilyUse {
  return { under: [family], sets: [family] };
}

/** Whether a price waits for its start date, or takes effect at once (code-format.md 5, prices). */
export function isWaitingPrice(startDate: string | null, timeSeconds: number): boolean {
  return startDate !== null && parseDate(startDate, "startDate") > dayOfTime(timeSeconds);
}

/**
 * The families of a command (code-format.md 5, the table of families).
 * @param command - a checked command.
 * @param timeSeconds - the meter's time, seconds since the Unix epoch UTC: a price may wait by it.
 */
export function familiesOf(command: Command, timeSeconds: number): FamilyUse {
  switch (command.type) {
    case "top_up":
    case "restore_supply":
    case "valid_until":
      return NONE;
    case "add_credit":
    case "deduct_credit":
      return { under: ["credit"], sets: [] };
    case "set_credit":
      return setting("credit");
    case "add_debt":
    case "deduct_debt":
      return { under: [DEBT_FAMILY[command.register]], sets: [] };
    case "set_debt":
      return setting(DEBT_FAMILY[command.register]);
    case "set_time_debt_recovery":
      return setting(command.register === "time_1" ? "recovery_time_1" : "recovery_time_2");
    case "set_payment_debt_recovery":
      return setting("recovery_payment");
    case "change_price":
    case "change_price_two_rate":
      return isWaitingPrice(command.startDate, timeSeconds)
        ? { under: ["price_in_force", "next_price"], sets: ["next_price"] }
        : setting("price_in_force");
    case "set_non_disconnect_calendar":
      return setting("calendar");
    case "set_non_disconnect_periods":
      return setting("periods");
    case "change_mode":
      return setting("mode");
    case "open_han":
      return setting("han");
    case "suspend_disconnection":
      return setting("suspension");
    case "set_emergency_credit_limit":
      return setting("emergency_limit");
    case "revert_to_defaults":
      return { under: [], sets: command.parts.flatMap((part) => REVERTED[part]) };
  }
}
