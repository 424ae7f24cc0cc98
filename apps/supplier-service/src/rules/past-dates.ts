import type { Command } from "@utrn-lab/utrn";
import { COMMAND_NAMES, endOfProtection, endOfValidity } from "@utrn-lab/utrn/rules";
import type { Warning } from "./warnings.ts";

/** From when a meter refuses a command, epoch seconds; undefined: never (code-format.md 3). */
function endOf(command: Command): number | undefined {
  if (command.type === "valid_until") return endOfValidity(command.date);
  if (command.type === "suspend_disconnection" && command.until !== undefined) {
    return endOfProtection(command.until);
  }
  return undefined;
}

/** Warns of a code that is too late: one command past its date has the whole code refused. */
export function warnOfPastDates(commands: readonly Command[], nowSeconds: number): Warning[] {
  const past = commands.find((command) => (endOf(command) ?? Infinity) <= nowSeconds);
  if (past === undefined) return [];
  const message =
    `The date of "${COMMAND_NAMES[past.type]}" has passed, and the meter would refuse the whole ` +
    "code: take a later date.";
  return [{ code: "date_has_passed", message, codeIds: [] }];
}
