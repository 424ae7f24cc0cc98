import type { Command } from "@utrn-lab/utrn";
import { familiesOf } from "@utrn-lab/utrn/replay";
import { parseDate, raisesFloor, timeOfDay } from "@utrn-lab/utrn/rules";

type Price = Extract<Command, { type: "change_price" | "change_price_two_rate" }>;

/** Whether a command sets prices. */
export function isPrice(command: Command): command is Price {
  return command.type === "change_price" || command.type === "change_price_two_rate";
}

/**
 * A price that waits is overtaken for good by one in force, or by one whose start date is no later:
 * before that date the other is `next price`, from it on `price in force` (code-format.md 5,
 * prices).
 */
function isPriceOvertaken(price: Price, by: readonly Command[], timeSeconds: number): boolean {
  const start = price.startDate;
  const isSoonerDue = (other: Command) =>
    start !== null &&
    isPrice(other) &&
    other.startDate !== null &&
    parseDate(other.startDate, "startDate") <= parseDate(start, "startDate");
  return by.some(
    (other) => familiesOf(other, timeSeconds).sets.includes("price_in_force") || isSoonerDue(other),
  );
}

function isCommandOvertaken(
  command: Command,
  by: readonly Command[],
  timeSeconds: number,
): boolean {
  if (command.type === "valid_until") return true;
  if (isPrice(command)) return isPriceOvertaken(command, by, timeSeconds);
  const sets = by.flatMap((other) => familiesOf(other, timeSeconds).sets);
  return familiesOf(command, timeSeconds).under.some((family) => sets.includes(family));
}

/**
 * Whether a code can have no effect any more, whenever it is typed, once a code of a higher counter
 * has been applied (code-format.md 5, order and reset). Only a change of tenancy ends a top-up.
 * @param commands - those of the earlier code.
 * @param by - those of the later code, which was applied.
 * @param date - the meter's day, "YYYY-MM-DD", on which the later code is known to have been
 * applied.
 */
export function isOvertakenForGood(
  commands: readonly Command[],
  by: readonly Command[],
  date: string,
): boolean {
  if (raisesFloor(by) || commands.some((each) => each.type === "revert_to_defaults")) return true;
  const timeSeconds = timeOfDay(parseDate(date, "date"));
  return commands.every((command) => isCommandOvertaken(command, by, timeSeconds));
}
