import type { Command } from "@utrn-lab/utrn";
import { displayLine, endDateOfProtection, poundsOf } from "@utrn-lab/utrn/rules";
import type { Page } from "../meter/state.ts";
import { rateOver, shortDate } from "./wording.ts";

const DEVICES = { any: "any device", ppmid: "PPMID", ihd: "IHD", cad: "CAD" } as const;

/** For which devices joining is open, in the customer's words. */
export function deviceName(device: keyof typeof DEVICES): string {
  return DEVICES[device];
}

/** The page with the line of a command; none for a date until which a code is valid. */
export function linePages(heading: "Accepted" | "Overtaken", command: Command): readonly Page[] {
  const line = displayLine(command);
  return line === undefined ? [] : [[heading, line]];
}

/** What a command did beyond its line, in words that a customer understands (meter.md 6). */
export function morePages(command: Command): readonly Page[] {
  switch (command.type) {
    case "set_time_debt_recovery":
      return [["by", rateOver(command.rateMillipence, command.period)]];
    case "set_payment_debt_recovery":
      return paymentRecoveryPages(command);
    case "change_price":
    case "change_price_two_rate":
      return command.startDate === null
        ? []
        : [["Prices from", `${shortDate(command.startDate)} (UTC)`]];
    case "open_han":
      return [["Open for", deviceName(command.device)]];
    case "suspend_disconnection":
      return command.until !== undefined
        ? [["until 10:00 UTC", shortDate(endDateOfProtection(command.until))]]
        : [];
    default:
      return [];
  }
}

/** How top-ups repay payment debt. */
export function paymentRecoveryPages(recovery: {
  readonly percent: number;
  readonly weeklyCapPounds: number;
}): readonly Page[] {
  return [
    [`by ${recovery.percent}% of`, "each top-up"],
    ["at most a week", poundsOf(recovery.weeklyCapPounds * 100)],
  ];
}
