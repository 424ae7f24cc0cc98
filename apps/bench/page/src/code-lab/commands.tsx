import type { Command } from "@utrn-lab/utrn";
import { money, rate, words } from "../formats.ts";

/** A name of the interface with a capital of each word: `amountPence` becomes "amount pence". */
function memberWords(name: string): string {
  return words(name).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join("; ");
  if (typeof value === "object" && value !== null) return Object.values(value).map(shown).join(" ");
  return value === null ? "none" : String(value);
}

/** A member with its value: money as money. */
function memberText(name: string, value: unknown): string {
  if (typeof value === "number" && name.endsWith("Millipence")) {
    return `${memberWords(name.replace("Millipence", ""))} ${rate(value)}`;
  }
  if (typeof value === "number" && name.endsWith("Pence")) {
    return `${memberWords(name.replace("Pence", ""))} ${money(1_000 * value)}`;
  }
  if (name === "startDate" && value === null) return "at once";
  if (name === "weeklyCapPounds" && typeof value === "number") {
    return `weekly cap ${money(100_000 * value)}`;
  }
  return `${memberWords(name)} ${shown(value)}`;
}

/** Commands with their members, as the code carries them. */
export function Commands({ commands }: { readonly commands: readonly Command[] }) {
  return (
    <ol className="commands">
      {commands.map((command) => {
        const { type, ...members } = command;
        return (
          <li key={JSON.stringify(command)}>
            <strong>{words(type)}</strong>{" "}
            {Object.entries(members)
              .map(([name, value]) => memberText(name, value))
              .join(", ")}
          </li>
        );
      })}
    </ol>
  );
}
