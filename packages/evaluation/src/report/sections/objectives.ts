import { type Part, section, table, text } from "../parts.ts";

const OBJECTIVES = [
  [
    "(a) efficient provision, installation, operation and interoperability of smart metering",

    "Meters without WAN become operable for more than top-ups; needs firmware on both " +
      "sides of the market.",
  ],
  ["(b) DCC complies with its licence", "No change; the DCC's reports on no WAN stay as they are."],
  [
    "(c) consumers manage their use of energy",
    "Prices on the meter are right sooner; a PPMID can be joined.",
  ],
  [
    "(d) effective competition",

    "Change of tenancy and of mode without a visit; nothing here was measured for change " +
      "of supplier.",
  ],
  ["(e) innovation in networks", "-"],
  [
    "(f) protection of data and security of supply",

    "Keypad codes are authenticated (32 to 56 bits); see the design explorer. Nothing " +
      "about consumption leaves the home.",
  ],
  ["(g) efficient administration of the Code", "-"],
];

const PARTIES = [
  [
    "Large suppliers",
    "Systems that plan, sign and send codes; fewer visits; more digits read out.",
  ],
  ["Small suppliers", "The same, over fewer customers: what is spent once weighs more."],
  ["Network operators", "-"],
  ["DCC", "None in its systems; its view is that nothing suggests a worsening."],
  ["Meter makers", "New firmware, assurance, and a keypad that takes 40 and 60 digits."],
  ["Consumers", "See who is better and worse off, in each scenario."],
];

/** Against the objectives of the Code and its parties, blank where there is nothing to say. */
export function objectives(): readonly Part[] {
  return [
    section("objectives", "Against the objectives of the Smart Energy Code"),
    text(
      "One line each, from what is above; a dash where this work has nothing to say. " +
        "Which objectives are better met is for the Panel to judge.",
    ),
    table({
      caption: "General SEC Objectives",
      head: ["objective", "what this report has on it"],
      rows: OBJECTIVES,
      isOfWords: true,
    }),
    table({
      caption: "Parties",
      head: ["party", "what it means for them"],
      rows: PARTIES,
      isOfWords: true,
    }),
  ];
}
