/** Spaces of any width, line ends, and characters that nobody sees: joiners, soft hyphens. */
const BLANKS = /[\s\p{Cf}\p{DI}]+/gu;

/** Hyphens and dashes of any length, the minus sign and the hyphen bullet. */
const HYPHENS = /[\p{Pd}\u02d7\u2043\u2212]/gu;

/**
 * A text as it was typed, printed or pasted, in plain marks: every dash as a hyphen, and blanks of
 * any kind as one space, or as nothing at its ends.
 */
export function plainMarks(typed: string): string {
  return typed.replace(BLANKS, " ").replace(HYPHENS, "-").trim();
}

/** Hex digits as they are typed or printed, in lowercase and without the marks between them. */
export function plainHex(typed: string): string {
  return plainMarks(typed).replace(/[-: ]/g, "").toLowerCase();
}
