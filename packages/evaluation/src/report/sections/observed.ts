import { measured, type Weights } from "../../estimates/estimates.ts";
import type { RunResults } from "../../estimates/run-results.ts";
import type { Measure } from "../../measures/measures.ts";
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

/** What has been observed, and where the same is found in a quarter as it is today. */
const TARGETS: readonly {
  readonly says: string;
  readonly expected: string;
  readonly source: string;
  readonly measure: Measure;
  readonly factor: number;
  readonly unit: string;
  readonly per?: Measure;
}[] = [
  {
    says: "off electricity for over 3 hours at least once in a quarter",
    expected: "13 % in the crisis (Q1 2023)",
    source: "GUA23: 269,351 customers",
    measure: "off3Electricity",
    ...HUNDRED,
  },
  {
    says: "off gas for over 3 hours at least once in a quarter",
    expected: "a third in the crisis (Q1 2023)",
    source: "GUA23: 534,462 customers",
    measure: "off3Gas",
    ...HUNDRED,
  },
  {
    says: "of homes that were off at all, over 24 hours",
    expected: "19 %",
    source: "CA23",
    measure: "offOver24",
    per: "everOff",
    ...HUNDRED,
  },
  {
    says: "top-ups a month, both fuels",
    expected: "7 (a year's mean, 2022; this is a winter quarter)",
    source: "USW22",
    measure: "topUps",
    factor: 1 / 3,
    unit: "",
  },
  {
    says: "pounds a month, both fuels",
    expected: "97 (a year's mean of 2022; this is a winter quarter)",
    source: "USW22",
    measure: "spent",
    factor: 1 / 3,
    unit: "",
  },
];

function foundText({ mean, low, high }: Estimate, factor: number, unit: string): string {
  const [middle, from, to] = [mean, low, high].map((each) => print(each * factor));
  return `${middle}${unit} (${from} to ${to})`;
}

/** Page two: what is observed, beside what the policy of today finds. */
export function observed(run: RunResults): readonly Part[] {
  const results = run.of("main/selfDisconnection");
  const weights = everybody(run);
  const rows = TARGETS.map(({ says, expected, source, measure, factor, unit, per }) => {
    const asked = { policy: "today", weights } as const;
    const found = measured(results, { ...asked, measure });
    const whole = per === undefined ? 1 : measured(results, { ...asked, measure: per }).mean;
    const part = whole === 0 ? found : scaled(found, 1 / whole);
    return [says, expected, foundText(part, factor, unit), source];
  });
  return [
    section("observed", "What is observed, and what today's policy finds"),
    finding("The figures to compare with are few, and from a crisis"),
    text(
      "Before a simulation is believed, it has to find what is known. The run below is a " +
        "winter quarter under the policy of today, all homes. The times without money are " +
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
      "DP094 itself: 963,118 messages in two days of March 2018, of which 9 % could not " +
        "be delivered; over 10,000 customers would have needed a visit. The DCC's stated " +
        "view is that nothing suggests that the situation has changed or worsened since.",
    ),
  ];
}

function scaled({ mean, low, high, seeds }: Estimate, factor: number): Estimate {
  return { mean: mean * factor, low: low * factor, high: high * factor, seeds };
}
