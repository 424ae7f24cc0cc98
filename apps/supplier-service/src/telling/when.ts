import type { Command } from "@utrn-lab/utrn";
import { endOfProtection, endOfValidity } from "@utrn-lab/utrn/rules";
import { startOfDay } from "./effects.ts";
import { isSummerTime } from "./moments.ts";
import type { Wording } from "./wording.ts";

/** When a command is best typed; undefined where it makes no difference. */
function bestTime(command: Command, wording: Wording): string | undefined {
  switch (command.type) {
    case "valid_until":
      return wording.say("type_until", { end: wording.end(endOfValidity(command.date)) });
    case "open_han":
      return wording.say("have_device_ready");
    case "suspend_disconnection":
      return command.until === undefined
        ? undefined
        : wording.say("type_before", { end: wording.end(endOfProtection(command.until)) });
    case "change_price":
    case "change_price_two_rate":
      return command.startDate === null
        ? undefined
        : wording.say("type_before_prices", {
            start: wording.start(startOfDay(command.startDate)),
          });
    case "revert_to_defaults":
      return wording.say("type_before_newer");
    default:
      return undefined;
  }
}

/** When to type a code, in sentences. */
export function whenToType(commands: readonly Command[], wording: Wording): readonly string[] {
  const times = new Set(commands.flatMap((command) => bestTime(command, wording) ?? []));
  return times.size > 0 ? [...times] : [wording.say("type_soon")];
}

/** The moments that a customer is told of a command, seconds since the Unix epoch. */
function momentsOf(command: Command): readonly number[] {
  switch (command.type) {
    case "valid_until":
      return [endOfValidity(command.date)];
    case "suspend_disconnection":
      return command.until === undefined ? [] : [endOfProtection(command.until)];
    case "change_price":
    case "change_price_two_rate":
      return command.startDate === null ? [] : [startOfDay(command.startDate)];
    case "set_non_disconnect_periods":
      return command.periods.flatMap(({ from, days }) => [
        startOfDay(from),
        endOfProtection(from, days),
      ]);
    default:
      return [];
  }
}

function isRecurring(command: Command): boolean {
  if (command.type === "set_non_disconnect_calendar") return command.windows.length > 0;
  return command.type === "change_price_two_rate";
}

/** Where the clock of the meter, which keeps UTC, is not the customer's: what that does. */
export function clockNotes(commands: readonly Command[], wording: Wording): readonly string[] {
  return [
    ...(commands.some(isRecurring) ? [wording.say("winter_times")] : []),
    ...(commands.flatMap(momentsOf).some(isSummerTime) ? [wording.say("display_is_behind")] : []),
  ];
}

/** What is left to do once the meter has taken a code. */
export function whatIsLeft(commands: readonly Command[], wording: Wording): readonly string[] {
  const mayArm = commands.some(({ type }) =>
    ["top_up", "set_credit", "restore_supply", "suspend_disconnection", "change_mode"].includes(
      type,
    ),
  );
  return mayArm ? [wording.say("if_ready")] : [];
}
