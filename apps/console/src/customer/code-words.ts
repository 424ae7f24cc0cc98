import { commandText } from "@utrn-lab/page-parts";
import type { Command } from "@utrn-lab/utrn";

/** What a code does, in a line. */
export function whatItDoes(commands: readonly Command[]): string {
  return commands.map(commandText).join("; ");
}
