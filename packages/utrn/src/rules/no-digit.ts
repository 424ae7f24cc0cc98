import { stripPrinting } from "../blocks/blocks.ts";

/** What people would call a character; one that they may not see has no name. */
function nameOf(character: string): string {
  if (/\p{L}/u.test(character)) return `the letter ${character}`;
  if (/[\p{P}\p{S}]/u.test(character)) return `the character ${character}`;
  if (/\p{Nd}/u.test(character)) return "a digit that is none of 0 to 9";
  return "a character that is no digit";
}

/**
 * The first character in a code that is no digit, and where it stands, for a message. It repeats
 * nothing else of the code.
 * @param typed - a code as it is typed or pasted.
 * @returns undefined where there are digits alone.
 * @example noDigitIn("7394 61O4") // "the letter O after 6 digits"
 */
export function noDigitIn(typed: string): string | undefined {
  const code = stripPrinting(typed);
  const at = code.search(/[^0-9]/);
  if (at === -1) return undefined;
  const name = nameOf(String.fromCodePoint(code.codePointAt(at) ?? 0));
  if (at === 0) return `${name} at its beginning`;
  return `${name} after ${at} ${at === 1 ? "digit" : "digits"}`;
}
