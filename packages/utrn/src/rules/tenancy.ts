import type { Command } from "../commands/types.ts";

/**
 * Whether a code is a change of tenancy, which raises the floor to its own counter: every code
 * issued before it is dead, top-ups too (code-format.md 5, reset).
 */
export function raisesFloor(commands: readonly Command[]): boolean {
  return commands.some(
    (command) =>
      command.type === "revert_to_defaults" &&
      (command.parts.includes("balances") || command.parts.includes("debts")),
  );
}
