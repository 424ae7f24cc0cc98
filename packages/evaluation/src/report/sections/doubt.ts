import { quantileSorted } from "simple-statistics";
import type { AssumptionName } from "../../assumptions/table.ts";
import { difference, NO_WAN_HOMES } from "../../estimates/estimates.ts";
import type { RunResults } from "../../estimates/run-results.ts";
import { MEASURES, PRIMARY } from "../../measures/measures.ts";
import { DOUBT_SCENARIO, homesOfDoubt, SEEDS_OF_A_DRAW, TORNADOS } from "../../plan/plan.ts";
import { SCENARIOS } from "../../scenarios/scenarios.ts";
import { tornadoChart } from "../charts.ts";
import { print } from "../numbers.ts";
import { chart, finding, type Part, section, table, text } from "../parts.ts";

const ASKED = { policy: "codesCarried", measure: PRIMARY, weights: NO_WAN_HOMES } as const;
const SHOWN = 10;

/** What the change by codes is at both ends of an assumption. */
interface End {
  readonly name: AssumptionName;
  readonly low: number;
  readonly high: number;
  readonly width: number;
}

type TornadoName = keyof typeof TORNADOS;

/** What codes change where one assumption is at an end, and everything else as it is. */
export function changeAt(
  run: RunResults,
  tornado: TornadoName,
  place: "middle" | `${AssumptionName}/${"low" | "high"}`,
): number {
  const { scenario, measure } = TORNADOS[tornado];
  return difference(run.of(`tornado/${place}/${scenario}`), { ...ASKED, measure }).mean;
}

function endsOf(run: RunResults, tornado: TornadoName): readonly End[] {
  return TORNADOS[tornado].names
    .map((name) => {
      const low = changeAt(run, tornado, `${name}/low`);
      const high = changeAt(run, tornado, `${name}/high`);
      return { name, low, high, width: Math.abs(high - low) };
    })
    .toSorted((one, other) => other.width - one.width || one.name.localeCompare(other.name));
}

function endsTable(run: RunResults, ends: readonly End[], middle: number): Part {
  const rest = ends.slice(SHOWN);
  const widest = rest.reduce((most, { width }) => Math.max(most, width), 0);
  return table({
    caption:
      `The same, with the ends; the widest of the ${rest.length} others is ${print(widest)} ` +
      `wide. The middle is ${print(middle)}.`,
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
  });
}

function tornado(run: RunResults, which: TornadoName): readonly Part[] {
  const middle = changeAt(run, which, "middle");
  const ends = endsOf(run, which);
  const swings = ends.slice(0, SHOWN).map(({ name, low, high }) => ({
    label: `${name} [${run.assumptions[name].certainty}]`,
    low,
    high,
  }));
  const { scenario, measure } = TORNADOS[which];
  const { short } = SCENARIOS[scenario];
  const unit = `change by codes: ${MEASURES[measure]}`;
  const title = `${short}: the answer hangs most on ${ends[0]?.name ?? "nothing"}`;
  const [seeds, homes] = [run.size.doubt.seeds, homesOfDoubt(run.size, scenario)];
  return [
    finding(title),
    chart(
      tornadoChart({ title, unit, middle }, swings),
      "Each assumption alone at its low end (light) and its high end (dark), of " +
        `${seeds} seeds of ${homes} homes without WAN: bars hold noise too. A official, ` +
        "B secondary, C thin, assumed: no source",
    ),
    endsTable(run, ends, middle),
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
  const worse = found.filter((change) => change > 0).length;
  const homes = Math.min(SEEDS_OF_A_DRAW, run.size.doubt.seeds) * run.size.doubt.stormHomes;
  return [
    finding(
      `With every assumption drawn at once, codes change the hours off in a storm by ${median} ` +
        `(the middle 80 % of draws: ${low} to ${high})`,
    ),
    text(
      `${found.length} draws, each assumption somewhere between its ends, independent of the ` +
        `others: in ${better} of them codes lower the hours off supply, in ${worse} they raise ` +
        "them. This is what we do not know: more draws do not make the band narrower. It is " +
        `rather too narrow, since ends are not limits; and it holds some noise, since each ` +
        `draw is of the same ${homes} homes.`,
    ),
  ];
}

/** Noise is in the intervals of all other pages; here is what is not known. */
export function doubt(run: RunResults): readonly Part[] {
  return [
    section("doubt", "What is not known, and how much hangs on it"),
    ...tornado(run, "storm"),
    ...tornado(run, "priceFall"),
    ...joint(run),
  ];
}
