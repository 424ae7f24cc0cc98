/** What is measured of a home, and in which unit; a mean over homes. */
export const MEASURES = {
  hoursOff: "hours off supply, of either fuel",
  hoursOffElectricity: "hours off electricity",
  hoursOffGas: "hours off gas",
  everOff: "share of homes off supply at all",
  offUnder3: "share of homes off supply for under 3 hours in all",
  off3To24: "share of homes off supply for 3 to 24 hours in all",
  offOver24: "share of homes off supply for over 24 hours in all",
  off3Electricity: "share of homes off electricity for over 3 hours at once",
  off24AtOnce: "share of homes off a supply for over 24 hours at once",
  off3Gas: "share of homes off gas for over 3 hours at once",
  timesOff: "times that a supply went off",
  overpaid: "pounds paid above the right price until the meter had it",
  notPaidBack: "pounds of that not paid back when the run ends",
  underpaid: "pounds paid below the right price until the meter had it",
  daysWrong: "days until the meter had what it should have",
  daysAwaited: "days of waiting for what the home asked for",
  leftWrong: "share of changes that never reached the meter in the time of the run",
  topUps: "top-ups",
  spent: "pounds topped up",
  codesIssued: "codes issued beside plain top-ups",
  codesKeyed: "codes keyed, top-ups too",
  digitsKeyed: "digits keyed",
  keyingMinutes: "minutes of keying",
  slipsCorrected: "slips seen and taken back at once",
  slipsLeft: "slips that were submitted",
  caughtByLength: "entries refused for their length",
  caughtByCheckDigit: "entries refused for a check digit",
  caughtByForm: "entries refused as no code of this kind",
  metTheMac: "entries refused as not authentic",
  refusedOtherwise: "codes refused for another reason",
  lockouts: "locked keypads met",
  calls: "calls to the supplier",
  callMinutes: "minutes on the telephone, waiting included",
  siteVisits: "site visits",
  messages: "text messages",
  letters: "letters",
  cost: "pounds of running cost to the supplier",
} as const;

/** The name of a measure. */
export type Measure = keyof typeof MEASURES;

/** All measures, in their order. */
export const MEASURE_NAMES: readonly Measure[] = Object.keys(MEASURES).filter(
  (name): name is Measure => Object.hasOwn(MEASURES, name),
);

/** The measure that was fixed in advance; every other one is secondary. */
export const PRIMARY: Measure = "hoursOff";

/** A number for each measure. */
export type Tally = Record<Measure, number>;

/** Nothing yet. */
export function emptyTally(): Tally {
  return {
    hoursOff: 0,
    hoursOffElectricity: 0,
    hoursOffGas: 0,
    everOff: 0,
    offUnder3: 0,
    off3To24: 0,
    offOver24: 0,
    off3Electricity: 0,
    off24AtOnce: 0,
    off3Gas: 0,
    timesOff: 0,
    overpaid: 0,
    notPaidBack: 0,
    underpaid: 0,
    daysWrong: 0,
    daysAwaited: 0,
    leftWrong: 0,
    topUps: 0,
    spent: 0,
    codesIssued: 0,
    codesKeyed: 0,
    digitsKeyed: 0,
    keyingMinutes: 0,
    slipsCorrected: 0,
    slipsLeft: 0,
    caughtByLength: 0,
    caughtByCheckDigit: 0,
    caughtByForm: 0,
    metTheMac: 0,
    refusedOtherwise: 0,
    lockouts: 0,
    calls: 0,
    callMinutes: 0,
    siteVisits: 0,
    messages: 0,
    letters: 0,
    cost: 0,
  };
}
