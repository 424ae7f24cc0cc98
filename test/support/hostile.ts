import fc from "fast-check";

/** What people, scanners and attackers enter in place of a code; every door must answer each. */
export const HOSTILE_CODES: readonly (readonly [label: string, text: string])[] = [
  ["nothing", ""],
  ["a space", " "],
  ["a minus", "-73946144332040217315"],
  ["a decimal point", "7394614433204021731."],
  ["exponent", "7.3946144332040217e19"],
  ["hexadecimal", "0x4021731500000000000"],
  ["a line break behind", "73946144332040217315\n"],
  ["a null inside", "7394614433\u00004021731"],
  ["Arabic digits", "٧٣٩٤٦١٤٤٣٣٢٠٤٠٢١٧٣١٥"],
  ["full-width digits", "７３９４６１４４３３２０４０２１７３１５"],
  ["half of a surrogate pair", "\ud83d7394614433204021731"],
  ["a prototype's name", "__proto__"],
  ["a template", "{{7}}%s%n%7$"],
  ["quotes", "'; DROP TABLE codes; --"],
  ["ten thousand digits", "7".repeat(10_000)],
  ["sixty zeros", "0".repeat(60)],
  ["sixty nines", "9".repeat(60)],
];

const digit = fc.constantFrom(..."0123456789");

/** Any text, and digits of any length that a keypad could send. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc.string({ unit: digit, maxLength: 81 }),
  ...[20, 40, 60].map((length) => fc.string({ unit: digit, minLength: length, maxLength: length })),
  fc.constantFrom(...HOSTILE_CODES.map(([, text]) => text)),
);
