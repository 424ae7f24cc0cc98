import { printCode } from "@utrn-lab/utrn";
import type { View } from "../api.ts";

/** How long a name may be, as the bench takes it. */
export const LABEL_MAX = 100;

type Named = Pick<View, "meterId" | "label" | "fuel">;

/** A meter in one line of a list: its name where it has one, its id in groups of four, its fuel. */
export function lineOf({ meterId, label, fuel }: Named): string {
  return [...(label === "" ? [] : [label]), printCode(meterId), fuel].join(" · ");
}

/** What to call a meter in a sentence. */
export function nameOf({ meterId, label }: Pick<View, "meterId" | "label">): string {
  return label === "" ? `meter ${meterId}` : label;
}
