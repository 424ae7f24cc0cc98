/** What a spreadsheet computes (OWASP, CSV injection), in the wide forms of East Asia, too. */
const FORMULA = /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/;

const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const BETWEEN = "[\\s./,-]*";

/** What it takes for a number, a time, a date or a truth value. */
const VALUES = [
  /^[(\u00a3$\u20ac]*[\d.,][\d.,:/%()\u00a3$\u20ac-]*(e[+-]?\d+)?$/i,
  /^\d+([\s.,]\d{3})*([.,]\d+)?\s?%?$/,
  new RegExp(`^\\d{1,4}${BETWEEN}${MONTH}(${BETWEEN}\\d{1,4})?$`, "i"),
  new RegExp(`^${MONTH}${BETWEEN}\\d{1,4}(${BETWEEN}\\d{1,4})?$`, "i"),
  /^(true|false)$/i,
];

/** Whether a spreadsheet would make something else of a text, or of one behind apostrophes. */
function isTaken(text: string): boolean {
  const plain = text.replace(/^'+/, "").trim();
  return FORMULA.test(plain) || VALUES.some((value) => value.test(plain));
}

/**
 * A text as a field of CSV (RFC 4180). What a spreadsheet would compute, or make a number or a
 * date of, has an apostrophe before it: an id of digits would lose some, a flat "12/3" be a day.
 */
export function csvField(text: string): string {
  const field = isTaken(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** The text of a field that `csvField` has made, once its quotes are off. */
export function textOfField(field: string): string {
  return field.startsWith("'") && isTaken(field) ? field.slice(1) : field;
}
