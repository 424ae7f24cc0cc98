import { difference, measured, NO_WAN_HOMES } from "../../estimates/estimates.ts";
import {
  homesWithoutWan,
  onceOf,
  switchingShare,
  YEARS,
  yearlyChange,
} from "../../estimates/money.ts";
import type { RunResults } from "../../estimates/run-results.ts";
import { MEASURES, type Measure } from "../../measures/measures.ts";
import { CURVES } from "../../plan/plan.ts";
import { POLICIES, type PolicyName } from "../../policies/policies.ts";
import { type Line, lineChart } from "../charts.ts";
import { print, printEstimate } from "../numbers.ts";
import { chart, finding, type Part, section, table } from "../parts.ts";

type CurveName = keyof typeof CURVES;
const COMPARED = ["today", "codesAlone", "codesCarried"] as const;

function linesOf(run: RunResults, curve: CurveName, measure: Measure): readonly Line[] {
  const { values } = CURVES[curve];
  return COMPARED.map((policy) => ({
    name: POLICIES[policy].short,
    points: values.map((x) => ({
      x,
      estimate: measured(resultsAt(run, curve, x), {
        policy,
        measure,
        weights: NO_WAN_HOMES,
      }),
    })),
  }));
}

interface Shown {
  readonly title: string;
  readonly x: string;
  readonly measure: Measure;
}

function curveOf(run: RunResults, curve: CurveName, { title, x, measure }: Shown): readonly Part[] {
  const lines = linesOf(run, curve, measure);
  const about = `${MEASURES[measure]}, by ${x}`;
  return [
    finding(title),
    chart(
      lineChart({ title, x, y: `${MEASURES[measure]}, a home without WAN` }, lines),
      `${about}; bands are 95 % intervals`,
    ),
    table({
      caption: `The points: ${about}`,
      head: [x, ...lines.map(({ name }) => name)],
      rows: CURVES[curve].values.map((value, at) => [
        String(value),
        ...lines.map(({ points }) => {
          const point = points[at];
          return point === undefined ? "-" : printEstimate(point.estimate);
        }),
      ]),
    }),
  ];
}

/**
 * Pounds a year that suppliers save at a share without WAN, less a year's part of what is spent
 * once.
 */
function netLine(run: RunResults, policy: PolicyName): Line {
  const saved = -yearlyChange(run, policy).cost;
  const once = onceOf(policy, run.assumptions) / YEARS;
  const points = [0.007, 0.01, 0.03, 0.05, 0.07, 0.09].map((x) => {
    const mean = (saved * homesWithoutWan(run.assumptions, x) - once) / 1_000_000;
    return { x: x * 100, estimate: { mean, low: mean, high: mean, seeds: run.size.seeds } };
  });
  return { name: POLICIES[policy].short, points };
}

function netCurve(run: RunResults): readonly Part[] {
  const lines = [netLine(run, "codesCarried"), netLine(run, "ppmid")];
  const share = switchingShare(run, "codesCarried");
  const isShown = share !== undefined && share >= 0.007 && share <= 0.09;
  const title = isShown
    ? `Codes pay for themselves from ${print(share * 100, 1)} % without WAN on, if they ` +
      "cost what is guessed here"
    : "Whether codes pay for themselves hangs on what they cost once, which nobody knows";
  const named = {
    title,
    x: "% of homes without WAN",
    y: "million pounds a year, saving less cost",
  };
  const switchAt = isShown ? share * 100 : undefined;
  return [
    finding(title),
    chart(
      lineChart({ ...named, switchAt }, lines),

      `What is spent once is laid over ${YEARS} years; a dashed line is the switching value, ` +
        "where it is in sight",
    ),
    table({
      caption: `${named.y}: the points`,
      head: [named.x, ...lines.map(({ name }) => name)],
      rows: (lines[0]?.points ?? []).map(({ x }, at) => [
        print(x, 1),
        ...lines.map(({ points }) => print(points[at]?.estimate.mean ?? 0)),
      ]),
    }),
  ];
}

const resultsAt = (run: RunResults, curve: CurveName, value: number) =>
  run.of(`curve/${curve}/${value}/${CURVES[curve].scenario}`);

/** From which uptake on it can be told that codes lower the hours off in a storm: a sentence. */
export function uptakeTurns(run: RunResults): string {
  const asked = { policy: "codesAlone", measure: "hoursOff", weights: NO_WAN_HOMES } as const;
  const { values } = CURVES.uptake;
  const changes = values.map((value) => difference(resultsAt(run, "uptake", value), asked));
  const last = changes.findLastIndex(({ high }) => high >= 0);
  const turn = values[last + 1];
  const most = print(changes.at(-1)?.mean ?? 0);
  return turn === undefined
    ? `Not even where all are keyed (${most} hours off) can a gain by codes be told in a storm`
    : `Codes lower the hours off in a storm from ${print(turn * 100, 0)} % of them keyed on; ` +
        "below, no gain can be told";
}

function againstOwnInterest(run: RunResults): string {
  const { codeKeyedAgainstOwnInterest: share } = run.assumptions;
  const days = (policy: PolicyName) => {
    const asked = { policy, measure: "daysWrong", weights: NO_WAN_HOMES } as const;
    return print(measured(run.of("main/displayDebt"), asked).mean);
  };
  return (
    `A debt reaches the meter after ${days("codesCarried")} days carried by a top-up, after ` +
    `${days("codesAlone")} where ${print(share.value * 100, 0)} % key it against their own ` +
    `interest, and after ${days("today")} today`
  );
}

function whatRepairLeaves(run: RunResults): string {
  const { values } = CURVES.repair;
  const asked = { policy: "codesCarried", measure: "overpaid", weights: NO_WAN_HOMES } as const;
  const [soon, late] = [Math.min(...values), Math.max(...values)];
  const at = (days: number) => print(difference(resultsAt(run, "repair", days), asked).mean);
  return (
    `Codes change what is overpaid for a time by ${at(soon)} pounds where the WAN comes in ` +
    `about ${soon} days, and by ${at(late)} where it takes ${late}`
  );
}

/** Curves instead of one point, with the values at which the answer turns. */
export function curves(run: RunResults): readonly Part[] {
  return [
    section("curves", "Curves instead of points"),
    ...curveOf(run, "uptake", {
      title: uptakeTurns(run),
      x: "share of codes received that are keyed",
      measure: "hoursOff",
    }),
    ...curveOf(run, "carriedUptake", {
      title: againstOwnInterest(run),
      x: "share that key it when it is sent alone",
      measure: "daysWrong",
    }),
    ...curveOf(run, "repair", {
      title: whatRepairLeaves(run),
      x: "days until the WAN is there, as a mode",
      measure: "overpaid",
    }),
    ...netCurve(run),
  ];
}
