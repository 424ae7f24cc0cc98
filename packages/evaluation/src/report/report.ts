import { exploreDesign } from "../design/explore.ts";
import type { RunResults } from "../estimates/run-results.ts";
import type { Part } from "./parts.ts";
import { costs } from "./sections/costs.ts";
import { curves } from "./sections/curves.ts";
import { doubt } from "./sections/doubt.ts";
import { firstPage } from "./sections/first-page.ts";
import { method } from "./sections/method.ts";
import { objectives } from "./sections/objectives.ts";
import { observed } from "./sections/observed.ts";
import { results } from "./sections/results.ts";

/** What the report is called. */
export const TITLE = "What would DP094 change? Commands by code for prepayment meters without WAN";

/** The whole report, in the order in which a committee reads. */
export function reportOf(run: RunResults): readonly Part[] {
  return [
    ...firstPage(run),
    ...observed(run),
    ...results(run),
    ...curves(run),
    ...doubt(run),
    ...costs(run),
    ...exploreDesign(run.assumptions, run.size.trials),
    ...objectives(),
    ...method(run),
  ];
}
