import { printCode } from "@utrn-lab/utrn";
import type { Language } from "./language.ts";

/** Groups of a block: 20 digits in groups of four. */
const GROUPS_A_BLOCK = 5;

/** A code in groups of four digits. */
export function groupsOf(code: string): readonly string[] {
  return printCode(code).split(" ");
}

/**
 * Digits to read aloud; a letter among them is said as it is.
 * @example spokenGroup("7394", languageOf("en")) // "seven three nine four"
 */
export function spokenGroup(group: string, { say }: Language): string {
  const words = say("digits").split(" ");
  return [...group].map((digit) => words[Number(digit)] ?? digit).join(" ");
}

/** The groups of a code by blocks of 20 digits: the display answers at the end of each block. */
export function blocksOf(code: string): readonly (readonly string[])[] {
  const groups = groupsOf(code);
  return Array.from({ length: groups.length / GROUPS_A_BLOCK }, (_, at) =>
    groups.slice(at * GROUPS_A_BLOCK, (at + 1) * GROUPS_A_BLOCK),
  );
}
