import type { Command } from "@utrn-lab/utrn";
import type { KnownCounters } from "../../../apps/supplier-service/src/rules/forecast.ts";
import type { OutstandingCode } from "../../../apps/supplier-service/src/rules/warnings.ts";

/** Noon of 24 November 2026 UTC, seconds since the Unix epoch. */
export const NOON_SECONDS = 1_795_521_600;
export const DAY_SECONDS = 86_400;

export const RESTORE: Command = { type: "restore_supply" };
export const RESET: Command = { type: "revert_to_defaults", parts: ["balances"] };
export const SETTINGS: Command = { type: "revert_to_defaults", parts: ["settings"] };
export const DEBTS: Command = { type: "revert_to_defaults", parts: ["debts"] };
export const HAN: Command = { type: "open_han", device: "any", minutes: 30 };
export const CREDIT: Command = { type: "change_mode", mode: "credit" };
export const PREPAYMENT: Command = {
  type: "change_mode",
  mode: "prepayment",
  suspendDebtDisabled: true,
  suspendDebtEmergency: true,
};

/** A week, and a day, from the day of `NOON_SECONDS`. */
export const WEEK: Command = { type: "valid_until", date: "2026-12-01" };
export const TOMORROW: Command = { type: "suspend_disconnection", until: "2026-11-25" };

export function suspendFor(hours: number): Command {
  return { type: "suspend_disconnection", hours };
}

export function addCredit(amountPence: number): Command {
  return { type: "add_credit", amountPence };
}

export function setCredit(amountPence: number): Command {
  return { type: "set_credit", amountPence };
}

export function topUp(amountPence: number): Command {
  return { type: "top_up", amountPence };
}

/** What is known of a meter's counters; a meter that has never been heard where nothing is said. */
export function counters(known: Partial<KnownCounters>): KnownCounters {
  return { lastCounter: 0, knownHighest: 0, knownFloor: 0, ...known };
}

/** An open code under a counter, with an id that is read easily: counter 7 has "code-7". */
export function open(
  utrnCounter: number,
  commands: readonly Command[],
  digits: 20 | 40 = 20,
): OutstandingCode {
  return { codeId: `code-${utrnCounter}`, utrnCounter, digits, commands };
}
