import type { Command, Refusal } from "@utrn-lab/utrn";
import type { CodeOutcome } from "./codes.ts";
import { availableCredit } from "./credit.ts";
import { lockMinutesLeft } from "./lockout.ts";
import { ceilPence, floorPence, MILLIPENCE_PER_PENNY } from "./money.ts";
import type { Meter, Page } from "./state.ts";
import { topUpToGain } from "./top-up.ts";

/** Characters of a line of the display (meter.md 6). */
export const LINE_CHARACTERS = 16;

/** Pence as pounds: "£12.34", "-£0.05". */
export function pounds(pence: number): string {
  const sign = pence < 0 ? "-" : "";
  return `${sign}£${(Math.abs(pence) / 100).toFixed(2)}`;
}

/** Money that the customer has, never rounded up. */
export function money(millipence: number): string {
  return pounds(floorPence(millipence));
}

/** Money that the customer owes, never rounded down. */
export function owed(millipence: number): string {
  return pounds(ceilPence(millipence));
}

/** A rate as pence to the millipence: "24.500p". */
export function rate(millipence: number): string {
  return `${(millipence / MILLIPENCE_PER_PENNY).toFixed(3)}p`;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** "2026-10-01" as "01 Oct 26". */
export function shortDate(date: string): string {
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? "";
  return `${date.slice(8)} ${month} ${date.slice(2, 4)}`;
}

/** What a command did, in one line of the display. */
export function describeCommand(command: Command): string {
  switch (command.type) {
    case "top_up":
      return `Credit ${pounds(command.amountPence)}`;
    case "deduct_credit":
      return `Taken ${pounds(command.amountPence)}`;
    case "set_credit":
      return `Set to ${pounds(command.amountPence)}`;
    case "add_debt":
      return `Debt +${pounds(command.amountPence)}`;
    case "deduct_debt":
      return `Debt -${pounds(command.amountPence)}`;
    case "set_debt":
      return `Debt ${pounds(command.amountPence)}`;
    case "set_time_debt_recovery":
      return `Debt ${rate(command.rateMillipence)}/${command.period === "hourly" ? "h" : "d"}`;
    case "set_payment_debt_recovery":
      return `Debt ${command.percent}% top-up`;
    case "change_price":
    case "change_price_two_rate":
      return describePrice(command);
    case "set_non_disconnect_calendar":
      return command.windows.length > 0 ? "Safe hours set" : "Safe hours off";
    case "set_non_disconnect_dates":
      return command.dates.length > 0 ? "Safe days set" : "Safe days off";
    case "change_mode":
      return command.mode === "credit" ? "Credit mode" : "Prepayment mode";
    case "open_han":
      return `Network ${command.minutes} min`;
    case "suspend_disconnection":
      if ("until" in command) return `Kept ${shortDate(command.until)}`;
      return command.hours === 0 ? "Safe time ended" : `Kept on ${command.hours}h`;
    case "set_emergency_credit_limit":
      return `Emerg. ${pounds(command.limitPence)}`;
    case "restore_supply":
      return "Supply restored";
    case "revert_to_defaults":
      return "Meter reset";
    case "valid_until":
      return `Until ${shortDate(command.date)}`;
  }
}

function describePrice(
  command: Extract<Command, { type: "change_price" | "change_price_two_rate" }>,
): string {
  if (command.startDate !== null) return `Price ${shortDate(command.startDate)}`;
  return command.type === "change_price"
    ? `Price ${rate(command.unitRateMillipence)}`
    : "Two new prices";
}

/** Why a code was refused, in words a customer understands (meter.md 6). */
const REFUSAL_PAGES: Readonly<Record<Refusal, readonly Page[]>> = {
  keypad_locked: [],
  incomplete: [
    ["Rejected", "Incomplete"],
    ["A code has 20, 40", "or 60 digits"],
  ],
  check_digit_wrong: [],
  not_a_utrn: [
    ["Rejected", "Not a meter code"],
    ["Check the digits", "and try again"],
  ],
  unsupported: [
    ["Rejected", "Not supported"],
    ["Please ask", "your supplier"],
  ],
  not_authentic: [
    ["Rejected", "Invalid code"],
    ["Not a code for", "this meter"],
  ],
  duplicate: [
    ["Rejected", "Duplicate"],
    ["This code was", "used before"],
  ],
  too_old: [
    ["Rejected", "Code too old"],
    ["Please ask for", "a new code"],
  ],
  expired: [
    ["Rejected", "Code expired"],
    ["Please ask for", "a new code"],
  ],
  superseded: [
    ["Rejected", "Overtaken"],
    ["A newer code was", "entered before"],
  ],
  credit_too_large: [["Rejected", "Credit too large"]],
  balance_too_high: [["Rejected", "Balance too high"]],
  not_applicable: [
    ["Rejected", "Not possible now"],
    ["Please ask", "your supplier"],
  ],
};

/** How much must be paid before the supply can be restored, after which A > 0 (meter.md 5). */
export function payToRestore(meter: Meter): string {
  const credit = meter.account.accumulatedDebt - availableCredit(meter) + 1;
  return pounds(topUpToGain(meter, credit));
}

function refusalPages(
  meter: Meter,
  rejected: Extract<CodeOutcome, { result: "rejected" }>,
): readonly Page[] {
  const { reason, block, commands } = rejected;
  if (reason === "keypad_locked") return [lockedPage(meter)];
  if (reason === "check_digit_wrong") {
    return [
      ["Rejected", `Check block ${block}`],
      ["Typing mistake in", `digits ${(Number(block) - 1) * 20 + 1}-${Number(block) * 20}`],
    ];
  }
  if (reason === "not_applicable" && commands?.some(({ type }) => type === "restore_supply")) {
    return [
      ["Rejected", "Not possible now"],
      ["Please pay first", payToRestore(meter)],
    ];
  }
  if (reason === "credit_too_large") {
    return [...REFUSAL_PAGES[reason], ["At most", money(meter.limits.maxCredit)]];
  }
  if (reason === "balance_too_high") {
    return [...REFUSAL_PAGES[reason], ["At most", money(meter.limits.maxMeterBalance)]];
  }
  return REFUSAL_PAGES[reason];
}

/** How long entry at the keypad stays locked. */
export function lockedPage(meter: Meter): Page {
  return ["Key locked", `${lockMinutesLeft(meter, "keypad")} min left`];
}

/** A confirmation or status code on the display's two lines. */
export function confirmationPage(code: string): Page {
  const groups = code.replace(/(.{4})/g, "$1 ").trimEnd();
  return [groups.slice(0, 14), groups.slice(15)];
}

/** The pages that answer a code: what it did, what was overtaken, the confirmation; or why not. */
export function outcomePages(meter: Meter, outcome: CodeOutcome): readonly Page[] {
  if (outcome.result === "rejected") return refusalPages(meter, outcome);
  const { commands, skipped, confirmationCode } = outcome;
  const done = commands.filter((command) => !skipped.includes(command));
  return [
    ...done.map((command): Page => ["Accepted", describeCommand(command)]),
    ...skipped.map((command): Page => ["Overtaken", describeCommand(command)]),
    ["Please tell your", "supplier:"],
    confirmationPage(confirmationCode),
  ];
}
