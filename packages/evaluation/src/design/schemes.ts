/** What keypad codes of other schemes can say, for who compares. Sources stand below the table. */
export const SCHEMES = {
  head: [
    "",
    "this format",
    "Liberty (SMETS1)",
    "STS (IEC 62055-41)",
    "IEC 62055-42 (TRN)",
    "Nexus",
    "OpenPAYGO",
  ],
  rows: [
    [
      "digits",
      "20, 40, 60",
      "20, 40, 60",
      "20",
      "text not public",
      "14; 15 small",
      "9 to 12; 15 to 20",
    ],
    [
      "authenticator",
      "32, 48, 56 bits",
      "not published",
      "16-bit CRC inside a cipher",
      "authentication, by its scope",
      "20; 12 bits",
      "about 20 bits",
    ],
    [
      "replay",
      "cache of 100 counters and a floor, any order",
      '"processed before"',
      "minutes of a token id",
      "anti-replay, by its scope",
      "window -23 to +40",
      "+64, -16",
    ],
    ["credit: add, deduct, set", "yes", "yes", "add, clear", "-", "add, set", "add, set"],
    ["debt", "add, deduct, set, recovery", "not by code", "no", "-", "no", "no"],
    [
      "price",
      "one or two rates, start date",
      "four rates, three blocks, with a vend",
      "index",
      "-",
      "no",
      "no",
    ],
    [
      "mode, supply",
      "mode, restore, suspend",
      "switch, default mode",
      "power limit, tamper",
      "-",
      "unlock",
      "disable",
    ],
    ["calendar", "four windows, six periods", "configuration", "no", "-", "no", "no"],
    ["home area network", "open, by kind", "join, leave", "no", "-", "link", "no"],
    ["answer back", "signed, 20 digits", "refund code", "no", "-", "no", "no"],
    [
      "several commands in a code",
      "up to eight, all or nothing",
      "vend and tariff",
      "no",
      "-",
      "no",
      "no",
    ],
  ],
  sources:
    "Liberty 100 technical reference manual (BGX501-767); IEC 62055-41 as implemented by " +
    "open STS engines; the scope of IEC 62055-42, whose text is not public; the EnAccess " +
    "nexus-keycode and OpenPAYGO repositories; read in November 2026. Liberty's codes " +
    "are the equivalent that DP094 asks for.",
} as const;
