import type { Command } from "@utrn-lab/utrn";
import { creditPenceOf } from "@utrn-lab/utrn/rules";

/** What a whole code does to the account of its customer, at the most. */
interface Effect {
  /** What it gives: credit added or set, and debt written off. */
  readonly givenPence: number;
  /** What it charges: debt added or set, and credit taken. */
  readonly chargedPence: number;
  /** The largest limit of emergency credit that it sets: lent, neither given nor charged. */
  readonly emergencyPence: number;
}

const NO_EFFECT: Effect = { givenPence: 0, chargedPence: 0, emergencyPence: 0 };

/**
 * A code's effect with one more command. What a command sets counts whole: nobody knows what was
 * there before.
 */
function withCommand(effect: Effect, command: Command): Effect {
  switch (command.type) {
    case "top_up":
    case "add_credit":
    case "set_credit":
    case "deduct_debt":
      return { ...effect, givenPence: effect.givenPence + command.amountPence };
    case "add_debt":
    case "set_debt":
    case "deduct_credit":
      return { ...effect, chargedPence: effect.chargedPence + command.amountPence };
    case "set_emergency_credit_limit":
      return { ...effect, emergencyPence: Math.max(effect.emergencyPence, command.limitPence) };
    default:
      return effect;
  }
}

/** The effect of a whole code. What commands do that hold no amount it does not say. */
export function effectOf(commands: readonly Command[]): Effect {
  return commands.reduce(withCommand, NO_EFFECT);
}

/** What a code adds to the balance, paid or given. */
export function addedPenceOf(commands: readonly Command[]): number {
  return commands.reduce(
    (sum, command) => (command.type === "add_credit" ? sum + command.amountPence : sum),
    creditPenceOf(commands),
  );
}

/** Where the effect of a code first passes a line: the command's place and member, or undefined. */
export function amountAbove(commands: readonly Command[], pence: number): string | undefined {
  const at = commands.findIndex((_, place) =>
    Object.values(effectOf(commands.slice(0, place + 1))).some((sum) => sum > pence),
  );
  const command = commands[at];
  if (command === undefined) return undefined;
  return `commands[${at}].${"limitPence" in command ? "limitPence" : "amountPence"}`;
}
