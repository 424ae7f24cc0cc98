import { commandText } from "@utrn-lab/page-parts";
import type { Command } from "@utrn-lab/utrn";

/** What a code does at the meter, a line a command. */
export function CommandList({ commands }: { readonly commands: readonly Command[] }) {
  return (
    <ol className="command-list">
      {commands.map((command) => (
        <li key={JSON.stringify(command)}>{commandText(command)}</li>
      ))}
    </ol>
  );
}
