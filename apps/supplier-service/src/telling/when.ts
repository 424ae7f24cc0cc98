import type { Command } from "@utrn-lab/utrn";
import { endDateOfProtection } from "@utrn-lab/utrn/rules";
import type { Wording } from "./wording.ts";

/** When a command is best typed; undefined where it makes no difference. */
function bestTime(command: Command, say: Wording): string | undefined {
  switch (command.type) {
    case "valid_until":
      return `The meter takes it until the end of ${say.day(command.date)}, and not later.`;
    case "open_han":
      return "Have the device ready first: the time begins when you type the code.";
    case "suspend_disconnection":
      return command.until !== undefined
        ? `Type it before ${say.hour("10:00")} on ${say.day(endDateOfProtection(command.until))}.`
        : undefined;
    case "change_price":
    case "change_price_two_rate":
      return command.startDate === null
        ? undefined
        : `Type it before ${say.day(command.startDate)}; typed later, the prices apply from then.`;
    case "revert_to_defaults":
      return "Type it before any newer code; after one the meter refuses it.";
    default:
      return undefined;
  }
}

/** When to type a code, in sentences. */
export function whenToType(commands: readonly Command[], say: Wording): readonly string[] {
  const times = commands.flatMap((command) => bestTime(command, say) ?? []);
  return [...new Set(times)].length > 0 ? [...new Set(times)] : ["Type it as soon as you can."];
}

/** What is left to do once the meter has taken a code. */
export function whatIsLeft(commands: readonly Command[]): readonly string[] {
  const mayArm = commands.some(({ type }) =>
    ["top_up", "set_credit", "restore_supply", "suspend_disconnection", "change_mode"].includes(
      type,
    ),
  );
  return mayArm
    ? [
        "If your supply is off, and the display says that it is ready: see that cooker and " +
          "heaters are off, then press B.",
      ]
    : [];
}
