import type { Assumptions } from "../../assumptions/table.ts";
import { measured, type Weights } from "../../estimates/estimates.ts";
import type { RunResults } from "../../estimates/run-results.ts";
import type { Measure } from "../../measures/measures.ts";
import type { ScenarioName } from "../../scenarios/scenarios.ts";
import type { Estimate } from "../../statistics/interval.ts";
import { print } from "../numbers.ts";
import { finding, type Part, section, table, text } from "../parts.ts";

/** Everybody, at the shares of the assumptions. */
function everybody(run: RunResults): Weights {
  const { noWanShare, intermittentShare } = run.assumptions;
  const [none, intermittent] = [noWanShare.value, intermittentShare.value];
  return { none, intermittent, good: Math.max(0, 1 - none - intermittent) };
}

const HUNDRED = { factor: 100, unit: " %" };

/** What has been observed, and where the same is found as it is today. */
interface Target {
  readonly says: string;
  readonly expected: string;
  readonly source: string;
  readonly scenario: ScenarioName;
  readonly measure: Measure;
  readonly factor: number;
  readonly unit: string;
  readonly per?: Measure;
}

const WINTER = { scenario: "selfDisconnection" } as const;
const SPRING = { scenario: "price" } as const;

function targetsOf(a: Assumptions): readonly Target[] {
  const topUps = {
    expected: `${a.topUpsPerMonth.value} (a year's mean)`,
    source: "USW22",
    measure: "topUps",
    factor: 1 / 3,
    unit: "",
  } as const;
  const pounds = { ...topUps, expected: "97 (a year's mean, 2022)", measure: "spent" } as const;
  return [
    {
      says: "off electricity for over 3 hours at least once in a quarter",
      expected: "13 % in the crisis (Q1 2023)",
      source: "GUA23: 269,351 customers",
      measure: "off3Electricity",
      ...WINTER,
      ...HUNDRED,
    },
    {
      says: "off gas for over 3 hours at least once in a quarter",
      expected: "a third in the crisis (Q1 2023)",
      source: "GUA23: 534,462 customers",
      measure: "off3Gas",
      ...WINTER,
      ...HUNDRED,
    },
    {
      says: "of homes that were off at all, over 24 hours at once",
      expected: "19 %",
      source: "CA23",
      measure: "off24AtOnce",
      per: "everOff",
      ...WINTER,
      ...HUNDRED,
    },
    { says: "top-ups a month, both fuels, January to March", ...topUps, ...WINTER },
    { says: "the same, 22 March to 19 June", ...topUps, ...SPRING },
    { says: "pounds a month, both fuels, January to March", ...pounds, ...WINTER },
    { says: "the same, 22 March to 19 June", ...pounds, ...SPRING },
  ];
}

function foundText({ mean, low, high }: Estimate, factor: number, unit: string): string {
  const [middle, from, to] = [mean, low, high].map((each) => print(each * factor));
  return `${middle}${unit} (${from} to ${to})`;
}

/** Page two: what is observed, beside what the policy of today finds. */
export function observed(run: RunResults): readonly Part[] {
  const weights = everybody(run);
  const rows = targetsOf(run.assumptions).map((target) => {
    const { says, expected, scenario, source, measure, factor, unit, per } = target;
    const results = run.of(`main/${scenario}`);
    const asked = { policy: "today", weights } as const;
    const found = measured(results, { ...asked, measure });
    const whole = per === undefined ? 1 : measured(results, { ...asked, measure: per }).mean;
    const part = whole === 0 ? found : scaled(found, 1 / whole);
    return [says, expected, foundText(part, factor, unit), source];
  });
  const messages = print(run.assumptions.utilitaMessagesStorm.value, 0);
  return [
    section("observed", "What is observed, and what today's policy finds"),
    finding(observedFinding(run)),
    text(
      "Before a simulation is believed, it has to find what is known. The run below is a " +
        "quarter under the policy of today, all homes. The times without money are " +
        "fitted to these figures, and are marked so in the log of assumptions; nothing " +
        "else is.",
    ),
    table({
      caption: "Observed and found",
      head: ["", "observed", "found (95 %)", "source"],
      rows,
      isOfWords: true,
    }),
    text(
      `DP094 itself: ${messages} messages in two days of March 2018, of which 9 % could not ` +
        "be delivered; over 10,000 customers would have needed a visit. The DCC's stated " +
        "view is that nothing suggests that the situation has changed or worsened since.",
    ),
  ];
}

function observedFinding(run: RunResults): string {
  const asked = { policy: "today", weights: everybody(run) } as const;
  const [electricity, gas] = (["off3Electricity", "off3Gas"] as const).map((measure) =>
    print(measured(run.of("main/selfDisconnection"), { ...asked, measure }).mean * 100),
  );
  return (
    `Off for over 3 hours in a winter quarter: ${electricity} % electricity and ${gas} % gas ` +
    "found, 13 % and a third observed in the crisis"
  );
}

function scaled({ mean, low, high, seeds }: Estimate, factor: number): Estimate {
  return { mean: mean * factor, low: low * factor, high: high * factor, seeds };
}
