import { FieldRangeError } from "./field-error.ts";

/** Dihedral group D5, the table D of Verhoeff's scheme. */
const D = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
] as const;

/** Verhoeff's permutation, the table P, one row for each position modulo 8. */
const P = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
  [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
  [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
  [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
  [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
  [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
] as const;

/** GBCS's closing table: not Verhoeff's inverse alone, but the permutation row before it too. */
const INV = "1267583094";

/** The first row of P used, counted left to right (GBCS 14; Verhoeff counts from the right). */
const FIRST_ROW = 4;

/**
 * The GBCS variant of the Verhoeff check digit (GBCS 14; code-format.md 1).
 * @param digits - one or more ASCII digits.
 * @returns one ASCII digit.
 * @throws FieldRangeError when `digits` is empty or holds anything but ASCII digits.
 * @example checkDigit("7394614433204021731") // "5", DCC's reference top-up
 */
export function checkDigit(digits: string): string {
  if (!/^[0-9]+$/.test(digits)) {
    throw new FieldRangeError("digits", "must be one or more of the digits 0 to 9");
  }
  let interim = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const permuted = P[(FIRST_ROW + at) % 8]?.[digits.charCodeAt(at) - 48] ?? 0;
    interim = D[interim]?.[permuted] ?? 0;
  }
  return INV.charAt(interim);
}
