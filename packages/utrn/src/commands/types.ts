/** A debt register of the meter (SMETS2: Time Debt Registers 1 and 2, Payment Debt Register). */
export type DebtRegister = "time_1" | "time_2" | "payment";
/** What may join the home area network through `open_han`. */
export type HanDeviceKind = "ppmid" | "ihd" | "cad";
/** A day of the week, as in a non-disconnect calendar. */
export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
/** What `revert_to_defaults` returns to start values. */
export type RevertPart = "settings" | "balances" | "debts" | "tariff" | "logs" | "han";

/** A window that starts on each of its days; an end at or before the start is on the next day. */
export interface CalendarWindow {
  readonly days: readonly Weekday[];
  /** "HH:MM" UTC, on the half-hour. */
  readonly start: string;
  readonly end: string;
}

/**
 * Days that begin at 00:00 UTC of a date; the last one protects until 10:00 UTC of the day after.
 */
export interface NonDisconnectPeriod {
  /** "YYYY-MM-DD". */
  readonly from: string;
  /** How many days, 1..8. */
  readonly days: number;
}

interface Amount<T extends string> {
  readonly type: T;
  readonly amountPence: number;
}

interface DebtAmount<T extends string> extends Amount<T> {
  readonly register: DebtRegister;
}

/** A credit top-up; `valueClass` is the unit asked for, or read, in a 20-digit code (GBCS 14). */
export interface TopUp extends Amount<"top_up"> {
  readonly valueClass?: "pence" | "pounds";
}

interface SetTimeDebtRecovery {
  readonly type: "set_time_debt_recovery";
  readonly register: "time_1" | "time_2";
  readonly period: "hourly" | "daily";
  readonly rateMillipence: number;
}

interface SetPaymentDebtRecovery {
  readonly type: "set_payment_debt_recovery";
  readonly percent: number;
  readonly weeklyCapPounds: number;
}

export interface ChangePrice {
  readonly type: "change_price";
  readonly unitRateMillipence: number;
  readonly standingChargeMillipence: number;
  /** "YYYY-MM-DD", from 00:00 UTC; null: at once. */
  readonly startDate: string | null;
}

export interface ChangePriceTwoRate {
  readonly type: "change_price_two_rate";
  readonly rate1Millipence: number;
  readonly rate2Millipence: number;
  readonly standingChargeMillipence: number;
  readonly startDate: string | null;
  readonly rate2Start: string;
  readonly rate2End: string;
}

type ChangeMode =
  | { readonly type: "change_mode"; readonly mode: "credit" }
  | {
      readonly type: "change_mode";
      readonly mode: "prepayment";
      readonly suspendDebtDisabled: boolean;
      readonly suspendDebtEmergency: boolean;
    };

export type SuspendDisconnection =
  | { readonly type: "suspend_disconnection"; readonly hours: number; readonly until?: never }
  | { readonly type: "suspend_disconnection"; readonly until: string; readonly hours?: never };

/** A command that a code carries; the JSON of code-format.md 3. */
export type Command =
  | TopUp
  | Amount<"add_credit">
  | Amount<"deduct_credit">
  | Amount<"set_credit">
  | DebtAmount<"add_debt">
  | DebtAmount<"deduct_debt">
  | DebtAmount<"set_debt">
  | SetTimeDebtRecovery
  | SetPaymentDebtRecovery
  | ChangePrice
  | ChangePriceTwoRate
  | {
      readonly type: "set_non_disconnect_calendar";
      readonly windows: readonly CalendarWindow[];
    }
  | {
      readonly type: "set_non_disconnect_periods";
      readonly periods: readonly NonDisconnectPeriod[];
    }
  | ChangeMode
  | {
      readonly type: "open_han";
      readonly device: "any" | HanDeviceKind;
      readonly minutes: number;
    }
  | SuspendDisconnection
  | { readonly type: "set_emergency_credit_limit"; readonly limitPence: number }
  | { readonly type: "restore_supply" }
  | { readonly type: "revert_to_defaults"; readonly parts: readonly RevertPart[] }
  | { readonly type: "valid_until"; readonly date: string };

/** The name of a command. */
export type CommandType = Command["type"];

declare const PARSED: unique symbol;

/** One to eight commands that one code may hold, frozen, as `parseCommands` lets them in. */
export type Commands = readonly Command[] & { readonly [PARSED]: true };
