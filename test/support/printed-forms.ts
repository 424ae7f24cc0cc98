/** Groups of so many digits, with a mark between them. */
function grouped(id: string, length: number, mark: string): string {
  return (id.match(new RegExp(`.{${length}}`, "g")) ?? []).join(mark);
}

type Form = readonly [label: string, print: (id: string) => string];

/** The forms in which tools, labels and people have an EUI-64 of 16 lowercase hex digits. */
export const PRINTED: readonly Form[] = [
  ["in the one form", (id) => id],
  ["as tools of the DCC print it", (id) => grouped(id.toUpperCase(), 2, "-")],
  ["with colons", (id) => grouped(id, 2, ":")],
  ["with full stops", (id) => grouped(id, 4, ".")],
  ["in fours", (id) => grouped(id.toUpperCase(), 4, " ")],
  ["in capitals", (id) => id.toUpperCase()],
  ["with blanks around", (id) => ` ${id}\t`],
  ["with hyphens that do not break", (id) => grouped(id, 2, "\u2011")],
  [
    "with a mark of order in front, and behind a space that does not break",
    (id) => `\ufeff${id}\u00a0`,
  ],
];

/** What is no EUI-64, though it may look like one. */
export const MISPRINTED: readonly (readonly [label: string, text: string])[] = [
  ["15 digits", "00db1234567890a"],
  ["17 digits", "00db1234567890a00"],
  ["two kinds of mark", "00-DB-12-34:56:78:90:A0"],
  ["groups of several lengths", "00db-12345678-90a0"],
  ["groups of which one alone is too short", "00db-12345-678-90a0"],
  ["groups of several lengths, with spaces that do not break", "00db\u00a012345678\u00a090a0"],
  ["a mark too many", "00-DB-12-34-56-78-90-A0-"],
  ["a letter that is no hex digit", "00db1234567890g0"],
  ["a prefix", "0x00db1234567890a0"],
  ["nothing", ""],
];

/** A code of 20 digits in the forms in which messages, letters and web pages have it. */
export const PRINTED_CODES: readonly Form[] = [
  ["in fours", (code) => grouped(code, 4, " ")],
  ["with hyphens", (code) => grouped(code, 4, "-")],
  ["with spaces that do not break, and a full stop", (code) => `${grouped(code, 4, "\u00a0")}.`],
  ["with en dashes", (code) => grouped(code, 4, "\u2013")],
  ["with spaces without width", (code) => `\u200e${grouped(code, 5, "\u200b")}\u200f`],
  ["in lines", (code) => grouped(code, 10, "\r\n")],
];

/** How the sentence ends that refuses them. */
export const EUI64_SENTENCE =
  "must be an EUI-64: 16 hex digits, as in 00-DB-12-34-56-78-90-B1 or 00db1234567890b1";
