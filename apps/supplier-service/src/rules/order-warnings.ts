import type { Command } from "@utrn-lab/utrn";
import { familiesOf } from "@utrn-lab/utrn/replay";
import { raisesBalance } from "./known-account.ts";
import { isPrice } from "./overtaken.ts";
import type { Situation } from "./proposals.ts";
import { counted, type Warning, warnAbout } from "./warnings.ts";

function hasReset(commands: readonly Command[]): boolean {
  return commands.some(({ type }) => type === "revert_to_defaults");
}

function hasWaitingPrice(commands: readonly Command[], nowSeconds: number): boolean {
  return commands.some((each) => familiesOf(each, nowSeconds).sets.includes("next_price"));
}

/** Whether credit is given, not paid: help for a customer, or a correction. */
function isGift(commands: readonly Command[]): boolean {
  return raisesBalance(commands) && !commands.some(({ type }) => type === "top_up");
}

/**
 * What a code does to those that are still out, in either order, besides overtaking them
 * (code-format.md 5, what an issuer owes).
 */
export function warnOfOrder({ commands, outstanding, nowSeconds }: Situation): Warning[] {
  const resets = outstanding.filter((code) => hasReset(code.commands));
  const isDated = commands.some(isPrice) && hasWaitingPrice(commands, nowSeconds);
  const dated = outstanding.filter(
    (code) => code.commands.some(isPrice) && hasWaitingPrice(code.commands, nowSeconds),
  );
  const credits = outstanding.filter((code) => raisesBalance(code.commands));
  const newest = credits.at(-1);
  return [
    ...warnAbout(
      "reset_outstanding",
      resets,
      (count) =>
        `${counted(count, "reset")} still out is not confirmed: the meter refuses it for good ` +
        "once this code is keyed. Have it keyed first, and its confirmation code read (key 4).",
      { statusCode: true },
    ),
    ...warnAbout(
      "dated_price_outstanding",
      isDated ? dated : [],
      (count) =>
        `${counted(count, "price")} with a later date is still out, and a meter keeps one: which ` +
        "of them comes into force depends on when they are keyed. Have it confirmed first.",
    ),
    ...warnAbout(
      "credit_outstanding",
      isGift(commands) ? credits : [],
      (count) =>
        `${counted(count, "code")} with credit still out: where one of them is said not to work, ` +
        "send the same digits again. In place of it this code would count beside it.",
      newest && { resend: newest.codeId },
    ),
  ];
}
