import { difference, measured, NO_WAN_HOMES } from "../../estimates/estimates.ts";
import { homesWithoutWan, switchingShare } from "../../estimates/money.ts";
import type { RunResults } from "../../estimates/run-results.ts";
import { type Measure, PRIMARY } from "../../measures/measures.ts";
import { POLICIES, POLICY_NAMES } from "../../policies/policies.ts";
import { SCENARIOS, type ScenarioName } from "../../scenarios/scenarios.ts";
import { print, printChange, printEstimate } from "../numbers.ts";
import { finding, list, type Part, section, table, text } from "../parts.ts";
import { uptakeTurns } from "./curves.ts";
import { changeAt } from "./doubt.ts";

/** The five measures of the first page; the first is the primary one, fixed in advance. */
const HEADLINES: readonly {
  readonly scenario: ScenarioName;
  readonly measure: Measure;
  readonly says: string;
}[] = [
  { scenario: "weather", measure: PRIMARY, says: "hours off supply, storm (primary)" },
  {
    scenario: "price",
    measure: "notPaidBack",
    says: "pounds overpaid and not paid back in 80 days, price fall",
  },
  { scenario: "tenancy", measure: "daysWrong", says: "days until right, change of tenancy" },
  { scenario: "tenancy", measure: "siteVisits", says: "site visits, change of tenancy" },
  { scenario: "weather", measure: "digitsKeyed", says: "digits keyed, storm" },
];

/** No-WAN shares at which headlines are given: coverage, between, and DP094's. */
export const SHARES = [0.007, 0.03, 0.09];

const percent = (share: number) => `${print(share * 100, 1)} %`;

function headlineTable(run: RunResults): Part {
  const others = POLICY_NAMES.filter((policy) => policy !== "today");
  const rows = HEADLINES.map(({ scenario, measure, says }) => {
    const results = run.of(`main/${scenario}`);
    const asked = { measure, weights: NO_WAN_HOMES } as const;
    const today = printEstimate(measured(results, { ...asked, policy: "today" }));
    const changes = others.map((policy) => printChange(difference(results, { ...asked, policy })));
    return [says, today, ...changes];
  });
  return table({
    caption:
      "A home without WAN today, and the change by each policy: mean and 95 % interval over " +
      "seeds, of sampling noise alone. Homes, weather and luck are the same under every policy.",
    head: ["", "Today", ...others.map((policy) => POLICIES[policy].short)],
    rows,
  });
}

function sharesTable(run: RunResults): Part {
  const a = run.assumptions;
  const results = run.of("main/weather");
  const asked = { policy: "codesCarried", measure: "hoursOff", weights: NO_WAN_HOMES } as const;
  const perHome = difference(results, asked);
  const rows = SHARES.map((share) => {
    const homes = homesWithoutWan(a, share);
    const hours = [perHome.mean, perHome.low, perHome.high].map((each) => print(each * homes, 0));
    return [percent(share), print(homes, 0), `${hours[0]} (${hours[1]} to ${hours[2]})`];
  });
  return table({
    caption:
      "One storm over all of Great Britain: hours off supply of all homes, codes against " +
      "today. The share without WAN is not known; three are in use (see Method)",
    head: ["share without WAN", "homes", "change of hours off supply"],
    rows,
  });
}

/** What the primary measure says, in a sentence that its interval allows. */
function primaryFinding(run: RunResults): string {
  const results = run.of("main/weather");
  const asked = { measure: "hoursOff", weights: NO_WAN_HOMES } as const;
  const [today, codes] = (["today", "codesCarried"] as const).map(
    (policy) => measured(results, { ...asked, policy }).mean,
  );
  const change = difference(results, { ...asked, policy: "codesCarried" });
  const [from, to] = [print(today ?? 0), print(codes ?? 0)];
  const verb = change.high < 0 ? "bring" : "take";
  return change.high < 0 || change.low > 0
    ? `In a storm, codes ${verb} a home without WAN from ${from} to ${to} hours off supply`
    : `In a storm, no difference by codes can be told: ${to} hours off supply, and ${from} today`;
}

/** From which share without WAN on a policy repays what is spent once. */
function switching(run: RunResults): string {
  const turns = (["codesCarried", "ppmid", "mendedSooner"] as const).map((policy) => {
    const share = switchingShare(run, policy);
    const { short } = POLICIES[policy];
    return share === undefined || share > 1
      ? `${short}: at no share`
      : `${short}: from ${percent(share)} on`;
  });
  return (
    "The share without WAN. What suppliers save in ten years repays what is spent once: " +
    `${turns.join("; ")}.`
  );
}

/** What a supplier may do today without any change of rules, and how much hangs on it. */
function freeTopUps(run: RunResults): string {
  const at = (place: "low" | "middle" | "high") =>
    print(changeAt(run, "storm", place === "middle" ? place : `freeTopUpInStorm/${place}`));
  return (
    "A free top-up can be sent as a UTRN today, without DP094. Where no supplier does so in a " +
    `storm, codes change the hours off by ${at("low")}; where all do, by ${at("high")}; as ` +
    `assumed here, by ${at("middle")} (the homes of the tornado).`
  );
}

/** Under a rise the customer gains by not keying. */
function whoKeysARise(run: RunResults): string {
  const [today, alone, carried] = (["today", "codesAlone", "codesCarried"] as const).map((policy) =>
    print(
      measured(run.of("main/priceRise"), { policy, measure: "daysWrong", weights: NO_WAN_HOMES })
        .mean,
    ),
  );
  return (
    `${SCENARIOS.priceRise.short}: the customer gains by not keying. The price is wrong for ` +
    `${today} days today, ${alone} where the code comes alone, and ${carried} where it is ` +
    "carried by a top-up; how many key it alone is assumed."
  );
}

/** Page one: the question, what came out, what would change it, and what this cannot tell. */
export function firstPage(run: RunResults): readonly Part[] {
  return [
    text(
      "Draft Proposal DP094 asks that suppliers can send commands to a prepayment meter " +
        "as codes of 20, 40 and 60 digits where the smart meter network (SM WAN) does not " +
        "reach it. This report asks what that would change for the homes concerned and for " +
        "their suppliers, against what is done today and two other proposals.",
    ),
    section("one-page", "On one page"),
    finding(primaryFinding(run)),
    headlineTable(run),
    sharesTable(run),
    finding("What would change the answer"),
    list([
      switching(run),
      `Uptake: nobody has observed how many key a code of 40 or 60 digits. ${uptakeTurns(run)}.`,
      freeTopUps(run),
      whoKeysARise(run),
    ]),
    finding("What this cannot tell"),
    list([
      "How many homes have no WAN, for how long, and whether it is ever mended: no " +
        "figure is published.",

      "What new firmware, its assurance and suppliers' systems would cost: the figures " +
        "here are guesses, and are named as such.",
      "Anything that depends on a real person at a real meter: uptake and slips are by analogy.",
    ]),
  ];
}
