import { printCode } from "@utrn-lab/utrn";

const WORDS = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
] as const;

/** Groups of a block: 20 digits in groups of four. */
const GROUPS_A_BLOCK = 5;

/** A code in groups of four digits. */
export function groupsOf(code: string): readonly string[] {
  return printCode(code).split(" ");
}

/** A group to read aloud: "seven three nine four". */
export function spokenGroup(group: string): string {
  return [...group].map((digit) => WORDS[Number(digit)] ?? digit).join(" ");
}

/** The groups of a code by blocks of 20 digits: the display answers at the end of each block. */
export function blocksOf(code: string): readonly (readonly string[])[] {
  const groups = groupsOf(code);
  return Array.from({ length: groups.length / GROUPS_A_BLOCK }, (_, at) =>
    groups.slice(at * GROUPS_A_BLOCK, (at + 1) * GROUPS_A_BLOCK),
  );
}
