import { stringify } from "csv-stringify/sync";
import { difference, measured } from "../estimates/estimates.ts";
import type { RunResults } from "../estimates/run-results.ts";
import { MEASURE_NAMES, MEASURES } from "../measures/measures.ts";
import { WANS } from "../network/wan.ts";
import { POLICY_NAMES } from "../policies/policies.ts";
import { SCENARIO_NAMES } from "../scenarios/scenarios.ts";

/** The mean a home of every seed, scenario, kind of home, policy and measure: a row each. */
export function* rowsOfRuns(run: RunResults): Generator<string> {
  yield stringify([["seed", "scenario", "wan", "policy", "measure", "unit", "homes", "mean"]]);
  for (const scenario of SCENARIO_NAMES) {
    for (const { id, sums } of run.of(`main/${scenario}`)) {
      const seed = id.slice(id.lastIndexOf("/") + 1);
      const rows = WANS.flatMap((wan) =>
        POLICY_NAMES.flatMap((policy) => {
          const found = sums[wan]?.[policy];
          if (found === undefined) return [];
          return MEASURE_NAMES.map((measure) => {
            const mean = found.homes === 0 ? 0 : found.all[measure] / found.homes;
            return [seed, scenario, wan, policy, measure, MEASURES[measure], found.homes, mean];
          });
        }),
      );
      yield stringify(rows);
    }
  }
}

/** Means, intervals and differences of all scenarios: what the report prints, in full. */
export function summaryCsv(run: RunResults): string {
  const head = [
    "scenario",
    "wan",
    "people",
    "policy",
    "measure",
    "unit",
    "seeds",
    "mean",
    "low",
    "high",
    "change",
    "changeLow",
    "changeHigh",
  ];
  const rows = SCENARIO_NAMES.flatMap((scenario) => {
    const results = run.of(`main/${scenario}`);
    return WANS.flatMap((wan) =>
      [false, true].flatMap((isVulnerable) =>
        POLICY_NAMES.flatMap((policy) =>
          MEASURE_NAMES.map((measure) => {
            const asked = { policy, measure, weights: { [wan]: 1 }, isVulnerable };
            const [found, change] = [measured(results, asked), difference(results, asked)];
            const people = isVulnerable ? "vulnerable" : "all";
            return [
              scenario,
              wan,
              people,
              policy,
              measure,
              MEASURES[measure],
              found.seeds,
              found.mean,
              found.low,
              found.high,
              change.mean,
              change.low,
              change.high,
            ];
          }),
        ),
      ),
    );
  });
  return stringify([head, ...rows]);
}
