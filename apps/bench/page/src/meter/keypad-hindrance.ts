import type { Face, View } from "../api.ts";
import { countdown } from "../formats.ts";

/** Why digits cannot be keyed for the tester just now; undefined where they can. */
export function hindranceOf(
  { power, entry, time }: Pick<View, "power" | "entry" | "time">,
  face: Face,
): string | undefined {
  if (face !== "twelve")
    return "This face has no digits: choose 12 keys, or enter the whole code at the Desk.";
  if (!power) return "The meter has no power: switch it on at the Desk.";
  if (entry.lockedUntil !== null) {
    return `Entry is locked for another ${countdown(entry.lockedUntil - time)}.`;
  }
  return undefined;
}
