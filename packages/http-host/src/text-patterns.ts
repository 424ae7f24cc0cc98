/** Control characters, as a class of a pattern has them. */
export const CONTROLS = "\\u0000-\\u001F\\u007F-\\u009F";
/** Halves of a surrogate pair. */
const HALVES = "\\uD800-\\uDFFF";

/**
 * A pattern of one character that is not excluded and no half of a surrogate pair. A reader of
 * patterns that goes by code points takes a pair for one character, one that goes by UTF-16 for
 * two: the document is for either, so it names no class by `\p`.
 * @param excluded - what stands in a class of a pattern.
 */
export function characterBut(excluded: string): string {
  return `([^${excluded}${HALVES}]|[\\uD800-\\uDBFF][\\uDC00-\\uDFFF])`;
}

/** Whether a pattern is made of such characters: of text, as people write it. */
export function isOfText(pattern: string): boolean {
  return pattern.includes(HALVES);
}

/** A pattern of text for people: no control characters, no half of a surrogate pair. */
export const TEXT_PATTERN = `^${characterBut(CONTROLS)}*$`;
