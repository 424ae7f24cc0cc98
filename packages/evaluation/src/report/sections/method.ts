import { SOURCES } from "../../assumptions/sources.ts";
import { ASSUMPTION_NAMES, ASSUMPTIONS } from "../../assumptions/table.ts";
import type { RunResults } from "../../estimates/run-results.ts";
import { finding, list, type Part, section, table, text } from "../parts.ts";

function changedOnes(run: RunResults): Part {
  const names = ASSUMPTION_NAMES.filter((name) => run.choices[name] !== undefined);
  const rows = names.map((name) => [
    name,
    String(ASSUMPTIONS[name].value),
    String(run.assumptions[name].value),
    ASSUMPTIONS[name].unit,
  ]);
  return rows.length === 0
    ? text("Every assumption is as in the table; a run with another value names it here.")
    : table({
        caption: "Set by the reader, other than in the table",
        head: ["assumption", "table", "this run", "unit"],
        rows,
      });
}

function logTable(run: RunResults): Part {
  return table({
    caption:
      "The log of assumptions: value (low to high), the ends of doubt about it, about 10 and 90 %",
    head: ["name", "value", "what it is, and its source", "certainty"],
    rows: ASSUMPTION_NAMES.map((name) => {
      const { value, low, high, unit, says, source, certainty } = run.assumptions[name];
      const figure = `${value} (${low} to ${high}) ${unit}`;
      return [name, figure, `${says}. ${source}`, certainty];
    }),
    isOfWords: true,
  });
}

const LIMITS = [
  "One seed is one sample: its homes share weather and outages. Intervals are Student's " +
    "t over seeds, of paired differences, 95 %; of shares that nothing was seen of, the " +
    "rule of three.",

  "The meter is the emulator of this project, its codes are real and signed, keyed by " +
    "keys, slips included; it is no product of a maker.",

  "Where a command comes over WAN, or by PPMID, the meter gets the same command as from " +
    "a code, without keying.",

  "The fault of a WAN begins before a run does. People sleep from 23:00 to 07:00. What was paid " +
    "too much is paid back when the meter has the price, by a bill, or not in the time of the run.",
  "What is left out: channels of topping up and their limits, friendly credit that needs a " +
    "balance, emergency credit below another threshold, keypads of two keys, standard payments, " +
    "calls that are given up, reminders of a code, and what a home spends on its telephone.",

  "The visits that mend a WAN are counted for nobody. One visit, message or letter serves both " +
    "meters of a home.",
  "All policies live in the same homes, weather and outages, with the same luck by " +
    "purpose; several measures in several scenarios are shown, and only one of them was " +
    "fixed in advance.",

  "Firmware, assurance and suppliers' systems are priced by guess. An hour off supply " +
    "has no price here: hours are the measure.",
  "Use after November 2028 only with prices, coverage and uptake read anew.",
];

const GLOSSARY = [
  [
    "Code, UTRN",
    "digits that a customer types into a meter; 20 for a top-up, 20, 40 or 60 for commands",
  ],
  ["DCC", "Data Communications Company, which runs the network between suppliers and meters"],
  ["No WAN", "the smart meter network does not reach the meter"],
  ["PPMID", "a display in the home from which a prepayment meter can be topped up"],
  ["Seed", "the number from which all chance of one sample follows"],
];

/** How it was done, what it rests on, and how to do it again. */
export function method(run: RunResults): readonly Part[] {
  const { seeds, homes, doubt, draws } = run.size;
  return [
    section("method", "Method, limits and the log of assumptions"),
    finding("Anybody can run this again, and change what they doubt"),
    text(
      `Seeds ${run.seed} to ${run.seed + seeds - 1}; of each and scenario ${homes.none} ` +
        `homes without WAN, ${homes.intermittent} with one that comes and goes and ` +
        `${homes.good} with a good one, one or two meters each. Curves and tornado: ` +
        `${doubt.seeds} seeds of ${doubt.homes} homes without WAN, in a storm ` +
        `${doubt.stormHomes}; ${draws} joint draws. ` +
        "The same seed gives the same bytes, on any number of cores: " +
        `\`npm run evaluate -- --seed ${run.seed}\`. One figure is changed by ` +
        "`--set noWanShare=0.01`, several by `--assumptions file.json`; " +
        "`npm run evaluate -- list` prints all of them. The table is of a crisis year; " +
        "`--preset calm` is of a calm one.",
    ),
    changedOnes(run),
    finding("Limits"),
    list(LIMITS),
    table({ caption: "Glossary", head: ["word", "meaning"], rows: GLOSSARY, isOfWords: true }),
    logTable(run),
    table({
      caption:
        "Sources, by the keys in the log; load profiles are Elexon's classes 1 and 2, of PyLESA",
      head: ["key", "source"],
      rows: Object.entries(SOURCES),
      isOfWords: true,
    }),
  ];
}
