import { quantileSorted } from "simple-statistics";
import { difference, NO_WAN_HOMES } from "../../estimates/estimates.ts";
import type { RunResults } from "../../estimates/run-results.ts";
import { DOUBT_SCENARIO, DOUBTED } from "../../plan/plan.ts";
import { tornadoChart } from "../charts.ts";
import { print } from "../numbers.ts";
import { chart, finding, type Part, section, table, text } from "../parts.ts";

const ASKED = { policy: "codesCarried", measure: "hoursOff", weights: NO_WAN_HOMES } as const;
const SHOWN = 10;

interface End {
  readonly name: (typeof DOUBTED)[number];
  readonly low: number;
  readonly high: number;
  readonly width: number;
}

function endsOf(run: RunResults): readonly End[] {
  const at = (name: string, end: string) =>
    difference(run.of(`tornado/${name}/${end}/${DOUBT_SCENARIO}`), ASKED).mean;
  return DOUBTED.map((name) => {
    const [low, high] = [at(name, "low"), at(name, "high")];
    return { name, low, high, width: Math.abs(high - low) };
  }).toSorted((one, other) => other.width - one.width || one.name.localeCompare(other.name));
}

function tornado(run: RunResults): readonly Part[] {
  const middle = difference(run.of(`tornado/middle/${DOUBT_SCENARIO}`), ASKED).mean;
  const ends = endsOf(run);
  const marked = (name: End["name"]) => `${name} [${run.assumptions[name].certainty}]`;
  const swings = ends
    .slice(0, SHOWN)
    .map(({ name, low, high }) => ({ label: marked(name), low, high }));
  const rest = ends.slice(SHOWN).reduce((widest, { width }) => Math.max(widest, width), 0);
  const unit = "change of hours off supply in the storm, a home without WAN";
  const [first] = ends;
  return [
    finding(
      `The answer hangs most on ${first?.name ?? "nothing"}; each bar says how well its ` +
        "figure is known",
    ),
    chart(
      tornadoChart({ title: "What the answer hangs on", unit, middle }, swings),

      "Each assumption alone at its low end (light) and its high end (dark): A official, " +
        "B secondary, C thin, assumed: no source",
    ),
    table({
      caption:
        `The same, with the ends; the widest of all ${ends.length - SHOWN} others is ` +
        `${print(rest)} wide. The middle is ${print(middle)}.`,
      head: ["assumption", "low end", "gives", "high end", "gives", "certainty"],
      rows: ends.slice(0, SHOWN).map(({ name, low, high }) => {
        const assumption = run.assumptions[name];
        return [
          name,
          `${assumption.low} ${assumption.unit}`,
          print(low),
          `${assumption.high} ${assumption.unit}`,
          print(high),
          assumption.certainty,
        ];
      }),
    }),
  ];
}

function joint(run: RunResults): readonly Part[] {
  const found = Array.from({ length: run.size.draws }, (_, draw) => {
    const results = run.of(`joint/${draw}/${DOUBT_SCENARIO}`);
    return results.length === 0 ? [] : [difference(results, ASKED).mean];
  })
    .flat()
    .toSorted((one, other) => one - other);
  const [low, median, high] = [0.1, 0.5, 0.9].map((at) => print(quantileSorted(found, at)));
  const better = found.filter((change) => change < 0).length;
  return [
    finding(
      `What we do not know: with every assumption drawn at once, the change is ${median} ` +
        `(80 %: ${low} to ${high}) hours`,
    ),
    text(
      `${found.length} draws of all assumptions at once, each somewhere between its ` +
        `ends, the same homes in all: in ${better} of them codes lower the hours off ` +
        "supply in the storm. This band is doubt, not noise: more seeds do not make it " +
        "narrower.",
    ),
  ];
}

/** Noise is in the intervals of all other pages; here is what is not known. */
export function doubt(run: RunResults): readonly Part[] {
  return [
    section("doubt", "What is not known, and how much hangs on it"),
    ...tornado(run),
    ...joint(run),
  ];
}
