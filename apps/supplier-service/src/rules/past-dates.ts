import type { Command } from "@utrn-lab/utrn";
import { endOfProtection, endOfValidity } from "@utrn-lab/utrn/rules";
import type { Warning } from "./warnings.ts";

/** When a meter refuses a command for good, seconds since the Unix epoch; undefined: never (code-format.md 3). */
function endOf(command: Command): number | undefined {
  if (command.type === "valid_until") return endOfValidity(command.date);
  if (command.type === "suspend_disconnection" && "until" in command) {
    return endOfProtection(command.until);
  }
  return undefined;
}

/**
 * Warns of a code that no meter can take any more, whoever types it and when: one command past its date
 * has the whole code refused.
 */
export function warnOfPastDates(commands: readonly Command[], nowSeconds: number): Warning[] {
  const past = commands.find((command) => (endOf(command) ?? Infinity) <= nowSeconds);
  if (past === undefined) return [];
  const message = `The date of ${past.type} has passed: the meter would refuse the whole code.`;
  return [{ code: "date_has_passed", message, codeIds: [] }];
}
