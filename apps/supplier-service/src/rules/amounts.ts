import type { Command } from "@utrn-lab/utrn";
import { creditPenceOf } from "@utrn-lab/utrn/rules";

/** The member of a command that holds money, with its pence; undefined where none does. */
function amountOf(command: Command): readonly [member: string, pence: number] | undefined {
  if ("amountPence" in command) return ["amountPence", command.amountPence];
  if ("limitPence" in command) return ["limitPence", command.limitPence];
  return undefined;
}

/** What a code adds to the balance, paid or given. */
export function addedPenceOf(commands: readonly Command[]): number {
  return commands.reduce(
    (sum, command) => (command.type === "add_credit" ? sum + command.amountPence : sum),
    creditPenceOf(commands),
  );
}

/** Where the amounts of a code first pass a line: the command's place and member, or undefined. */
export function amountAbove(commands: readonly Command[], pence: number): string | undefined {
  for (const [at, command] of commands.entries()) {
    const amount = amountOf(command);
    if (amount === undefined) continue;
    if (amount[1] > pence || addedPenceOf(commands.slice(0, at + 1)) > pence) {
      return `commands[${at}].${amount[0]}`;
    }
  }
  return undefined;
}
