/** What goes wrong, by accident or on purpose. */
export const MISCHIEF_KINDS = [
  "one_digit",
  "swap",
  "missing",
  "doubled",
  "replay",
  "old_code",
  "other_meter",
  "forged",
] as const;

export type MischiefKind = (typeof MISCHIEF_KINDS)[number];
