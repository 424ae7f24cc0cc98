import { checkString, FieldRangeError } from "../checks/field-error.ts";
import type { Block } from "./refusals.ts";

/**
 * The product in the dihedral group D5, Verhoeff's table D: 0 to 4 turn a pentagon, 5 to 9 turn it
 * over as well.
 */
function product(a: number, b: number): number {
  const turned = (a < 5 ? a + b : a - b + 10) % 5;
  return a < 5 === b < 5 ? turned : turned + 5;
}

/** Verhoeff's permutation, the table P: ten columns a row, one row for each position modulo 8. */
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

/** GBCS's closing table: not Verhoeff's inverse alone, but the permutation row before it too. */
const INV = "1267583094";

/** The first row of P used, counted left to right (GBCS 14; Verhoeff counts from the right). */
const FIRST_ROW = 4;

/**
 * The GBCS variant of the Verhoeff check digit (GBCS 14; code-format.md 1). Each block has its own,
 * and begins elsewhere in the group, so that a block in a wrong place is found.
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
    const row = (FIRST_ROW + at) % 8;
    interim = product(interim, Number(P.charAt(10 * row + Number(digits.charAt(at)))));
  }
  return INV.charAt(interim);
}
