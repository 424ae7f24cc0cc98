import type { Command } from "@utrn-lab/utrn";
import type { RevertPart } from "@utrn-lab/utrn/commands";
import type { Kept, Second } from "./second-state.ts";
import { dayOf, dayOfDate } from "./second-time.ts";

const CACHE = 100;

const REVERTED: Record<RevertPart, string[]> = {
  balances: ["credit"],
  debts: ["debt time_1", "debt time_2", "debt payment"].concat([
    "recovery time_1",
    "recovery time_2",
    "recovery payment",
  ]),
  settings: ["mode", "calendar", "periods", "suspension", "emergency limit"],
  tariff: ["price in force", "next price"],
  han: ["han"],
  logs: [],
};

/** A price that waits for its start date, by the meter's day (code-format.md 5, prices). */
export function isWaiting(meter: Second, startDate: string | null): startDate is string {
  return startDate !== null && dayOfDate(startDate) > dayOf(meter.time);
}

/** The families that a command sets (code-format.md 5, the table). */
function setBy(meter: Second, command: Command): string[] {
  switch (command.type) {
    case "set_credit":
      return ["credit"];
    case "set_debt":
      return [`debt ${command.register}`];
    case "set_time_debt_recovery":
      return [`recovery ${command.register}`];
    case "set_payment_debt_recovery":
      return ["recovery payment"];
    case "change_price":
    case "change_price_two_rate":
      return [isWaiting(meter, command.startDate) ? "next price" : "price in force"];
    case "change_mode":
      return ["mode"];
    case "set_non_disconnect_calendar":
      return ["calendar"];
    case "set_non_disconnect_periods":
      return ["periods"];
    case "suspend_disconnection":
      return ["suspension"];
    case "set_emergency_credit_limit":
      return ["emergency limit"];
    case "open_han":
      return ["han"];
    case "revert_to_defaults":
      return command.parts.flatMap((part) => REVERTED[part]);
    default:
      return [];
  }
}

/** Whether a later code has spoken (code-format.md 5, order). */
export function isOvertaken(meter: Second, counter: number, command: Command): boolean {
  if (command.type === "revert_to_defaults") return false;
  const families = setBy(meter, command);
  if (families.includes("next price")) families.push("price in force");
  if (command.type === "add_credit" || command.type === "deduct_credit") families.push("credit");
  if (command.type === "add_debt" || command.type === "deduct_debt") {
    families.push(`debt ${command.register}`);
  }
  return families.some((family) => counter < (meter.families[family] ?? 0));
}

/** V of code-format.md 5: the higher of the floor and the highest accepted counter. */
export function highest(meter: Second): number {
  return Math.max(meter.floor, ...meter.accepted.map(({ counter }) => counter));
}

/** The codes of higher counters that are in, the earliest accepted of them first. */
export function later(meter: Second, counter: number): Kept[] {
  return meter.accepted.filter((code) => code.counter > counter);
}

export function putFamily(meter: Second, family: string, counter: number): void {
  meter.families[family] = Math.max(meter.families[family] ?? 0, counter);
}

/** The record of a code that is about to be applied. */
export function newRecord(meter: Second, counter: number): Kept {
  return {
    counter,
    added: { credit: 0, time_1: 0, time_2: 0, payment: 0 },
    paid: 0,
    left: { time_1: 0, time_2: 0, payment: 0 },
    charged: { ...meter.charged },
  };
}

/** An applied code is kept; the lowest of 101 leaves and becomes the floor, a new tenancy too. */
export function remember(meter: Second, code: Kept, commands: readonly Command[]): void {
  const { counter } = code;
  for (const command of commands) {
    for (const family of setBy(meter, command)) putFamily(meter, family, counter);
    if (command.type !== "revert_to_defaults") continue;
    if (command.parts.includes("balances") || command.parts.includes("debts")) {
      meter.floor = Math.max(meter.floor, counter);
    }
  }
  meter.accepted.push(code);
  if (meter.accepted.length <= CACHE) return;
  const lowest = Math.min(...meter.accepted.map((accepted) => accepted.counter));
  meter.accepted = meter.accepted.filter((accepted) => accepted.counter !== lowest);
  meter.floor = Math.max(meter.floor, lowest);
}
