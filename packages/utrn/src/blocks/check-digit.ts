import { checkString, FieldRangeError } from "../checks/field-error.ts";
import type { Block } from "./refusals.ts";

/** Dihedral group D5, the table D of Verhoeff's scheme. */
const D = [
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
].join("");

/** Verhoeff's permutation, the table P, one row for each position modulo 8. */
const P = [
  "0123456789",
  "1576283094",
  "5803796142",
  "8916043527",
  "9453126870",
  "4286573901",
  "2793806415",
  "7046913258",
].join("");

/** A table's entry: ten columns a row. */
function entry(table: string, row: number, column: number): number {
  return Number(table.charAt(10 * row + column));
}

/** GBCS's closing table: not Verhoeff's inverse alone, but the permutation row before it too. */
const INV = "1267583094";

/** The first row of P used, counted left to right (GBCS 14; Verhoeff counts from the right). */
const FIRST_ROW = 4;

/**
 * The GBCS variant of the Verhoeff check digit (GBCS 14; code-format.md 1). Each block has its own,
 * and begins elsewhere in the table D, so that a block in a wrong place is found.
 * @param digits - one or more ASCII digits; of a code, the 19 of one block.
 * @param block - the block's place in its code, 1..3; GBCS's own codes have block 1 only.
 * @returns one ASCII digit.
 * @throws FieldTypeError or FieldRangeError naming `digits` where it is empty or holds anything
 *   but ASCII digits, or naming `block`.
 * @example checkDigit("7394614433204021731") // "5", DCC's reference top-up
 */
export function checkDigit(digits: string, block: Block = 1): string {
  if (!/^[0-9]+$/.test(checkString(digits, "digits"))) {
    throw new FieldRangeError("digits", "must be one or more of the digits 0 to 9");
  }
  if (![1, 2, 3].includes(block)) throw new FieldRangeError("block", "must be 1, 2 or 3");
  let interim = block - 1;
  for (let at = 0; at < digits.length; at += 1) {
    const permuted = entry(P, (FIRST_ROW + at) % 8, Number(digits.charAt(at)));
    interim = entry(D, interim, permuted);
  }
  return INV.charAt(interim);
}
