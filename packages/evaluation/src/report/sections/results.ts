import {
  type Asked,
  changed,
  difference,
  measured,
  NO_WAN_HOMES,
  type Weights,
} from "../../estimates/estimates.ts";
import type { RunResults } from "../../estimates/run-results.ts";
import { MEASURES, type Measure } from "../../measures/measures.ts";
import { POLICIES, POLICY_NAMES } from "../../policies/policies.ts";
import { SCENARIO_NAMES, SCENARIOS, type ScenarioName } from "../../scenarios/scenarios.ts";
import { dotChart, wholeChart } from "../charts.ts";
import { print, printChange, printEstimate } from "../numbers.ts";
import { chart, finding, type Part, section, table, text } from "../parts.ts";

/** What each scenario is about: its first measure is drawn. */
const ABOUT: Readonly<Record<ScenarioName, Measure>> = {
  weather: "hoursOff",
  selfDisconnection: "hoursOff",
  price: "overpaid",
  priceRise: "underpaid",
  tenancy: "daysWrong",
  displayDebt: "daysWrong",
  joining: "daysWrong",
  creditMode: "daysWrong",
  outage: "hoursOff",
};

/** Whose homes a scenario is about: an outage of the DCC is felt by those who have WAN. */
function whoseHomes(scenario: ScenarioName): { readonly weights: Weights; readonly says: string } {
  return scenario === "outage"
    ? { weights: { good: 1 }, says: "A home with WAN" }
    : { weights: NO_WAN_HOMES, says: "A home without WAN" };
}

/** What every scenario's table has. */
const SHOWN: readonly Measure[] = [
  "hoursOff",
  "offOver24",
  "overpaid",
  "notPaidBack",
  "underpaid",
  "daysWrong",
  "leftWrong",
  "codesIssued",
  "digitsKeyed",
  "keyingMinutes",
  "slipsLeft",
  "caughtByLength",
  "caughtByCheckDigit",
  "caughtByForm",
  "metTheMac",
  "refusedOtherwise",
  "lockouts",
  "calls",
  "callMinutes",
  "siteVisits",
  "cost",
];

const others = POLICY_NAMES.filter((policy) => policy !== "today");

const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

function findingOf(run: RunResults, scenario: ScenarioName): string {
  const { weights } = whoseHomes(scenario);
  const results = run.of(`main/${scenario}`);
  const measure = ABOUT[scenario];
  const asked = { measure, weights } as const;
  const change = difference(results, { ...asked, policy: "codesCarried" });
  const today = measured(results, { ...asked, policy: "today" }).mean;
  const { short } = SCENARIOS[scenario];
  const what = MEASURES[measure];
  return change.high < 0 || change.low > 0
    ? `${short}: ${print(today + change.mean)} with codes, ${print(today)} today (${what})`
    : `${short}: no difference by codes can be told, ${print(today)} today (${what})`;
}

function chartsOf(run: RunResults, scenario: ScenarioName): readonly Part[] {
  const { weights, says } = whoseHomes(scenario);
  const results = run.of(`main/${scenario}`);
  const measure = ABOUT[scenario];
  const asked = (policy: Asked["policy"]): Asked => ({ policy, measure, weights });
  const unit = MEASURES[measure];
  const dots = POLICY_NAMES.map((policy) => ({
    label: POLICIES[policy].short,
    estimate: measured(results, asked(policy)),
    isReference: policy === "today",
  }));
  const changes = others.map((policy) => ({
    label: POLICIES[policy].short,
    estimate: difference(results, asked(policy)),
  }));
  const { title } = SCENARIOS[scenario];
  return [
    chart(
      dotChart({ title: `${title}: ${unit}`, unit }, dots),
      `${says}; lines are 95 % intervals over seeds`,
    ),
    chart(
      dotChart(
        { title: `${title}: change against today`, unit: `change against today, ${unit}` },
        changes,
      ),
      "The same, as a difference to today of the same homes",
    ),
  ];
}

/** Whether a measure is ever other than 0 in a scenario. */
function isSeen(run: RunResults, scenario: ScenarioName, measure: Measure): boolean {
  const { weights } = whoseHomes(scenario);
  return POLICY_NAMES.some((policy) => {
    const asked = { policy, measure, weights };
    return measured(run.of(`main/${scenario}`), asked).mean !== 0;
  });
}

function tableOf(run: RunResults, scenario: ScenarioName): Part {
  const { weights, says } = whoseHomes(scenario);
  const results = run.of(`main/${scenario}`);
  const seen = SHOWN.filter((measure) => isSeen(run, scenario, measure));
  const rows = seen.map((measure) => {
    const asked = { measure, weights } as const;
    const today = printEstimate(measured(results, { ...asked, policy: "today" }));
    const changes = others.map((policy) => printChange(difference(results, { ...asked, policy })));
    return [MEASURES[measure], today, ...changes];
  });
  const share = (which: "better" | "worse") =>
    others.map((policy) => printEstimate(changed(results, { policy, weights }, which)));
  const vulnerable = {
    measure: ABOUT[scenario],
    weights,
    isVulnerable: true,
  } as const;
  return table({
    caption:
      `${SCENARIOS[scenario].short}, ${lowered(says)}: today, and the change by each policy ` +
      "(mean and 95 % interval); what is 0 under every policy is left out",
    head: ["", "Today", ...others.map((policy) => POLICIES[policy].short)],
    rows: [
      ...rows,
      [
        `${MEASURES[ABOUT[scenario]]}, vulnerable homes`,
        printEstimate(measured(results, { ...vulnerable, policy: "today" })),
        ...others.map((policy) => printChange(difference(results, { ...vulnerable, policy }))),
      ],
      ["share of homes better off than today", "-", ...share("better")],
      ["share of homes worse off than today", "-", ...share("worse")],
    ],
  });
}

/** How the hours are spread: means hide who bears them. */
function spreadOf(run: RunResults): readonly Part[] {
  const results = run.of("main/weather");
  const parts = ["never", "under 3 h", "3 to 24 h", "over 24 h"];
  const wholes = POLICY_NAMES.map((policy) => {
    const share = (measure: Measure) =>
      measured(results, { policy, measure, weights: NO_WAN_HOMES }).mean;
    const [short, middle, long] = [share("offUnder3"), share("off3To24"), share("offOver24")];
    return {
      label: POLICIES[policy].short,
      shares: [1 - short - middle - long, short, middle, long],
    };
  });
  const never = (policy: Asked["policy"]) => {
    const asked = { policy, measure: "everOff", weights: NO_WAN_HOMES } as const;
    return print(100 - measured(results, asked).mean * 100, 1);
  };
  const title = "Homes without WAN by hours off supply in the storm";
  return [
    finding(
      `In the two weeks of the storm ${never("today")} % of homes without WAN are never off ` +
        `today, and ${never("codesCarried")} % with codes`,
    ),
    chart(wholeChart({ title, unit: "% of homes", parts }, wholes), title),
    table({
      caption: `${title}, in %`,
      head: ["", ...parts],
      rows: wholes.map(({ label, shares }) => [
        label,
        ...shares.map((each) => print(each * 100, 1)),
      ]),
    }),
  ];
}

/** Each scenario with its charts and its table. */
export function results(run: RunResults): readonly Part[] {
  const each = SCENARIO_NAMES.flatMap((scenario) => [
    finding(findingOf(run, scenario)),
    text(SCENARIOS[scenario].says),
    ...chartsOf(run, scenario),
    tableOf(run, scenario),
    ...(scenario === "weather" ? spreadOf(run) : []),
  ]);
  return [section("results", "Results, scenario by scenario"), ...each];
}
