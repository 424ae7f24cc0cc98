import type { Command } from "../commands/types.ts";

/**
 * What a code adds to credit: the sum of its top-ups is one credit (code-format.md 5, all or
 * nothing).
 * @returns pence, 0 for a code without a top-up.
 */
export function creditPenceOf(commands: readonly Command[]): number {
  return commands.reduce(
    (sum, command) => (command.type === "top_up" ? sum + command.amountPence : sum),
    0,
  );
}
