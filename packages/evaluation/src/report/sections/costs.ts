import { homesWithoutWan, onceOf, switchingShare, yearlyChange } from "../../estimates/money.ts";
import type { RunResults } from "../../estimates/run-results.ts";
import { POLICIES, POLICY_NAMES, type PolicyName } from "../../policies/policies.ts";
import { print } from "../numbers.ts";
import { finding, list, type Part, section, table, text } from "../parts.ts";
import { SHARES } from "./first-page.ts";

const others = POLICY_NAMES.filter((policy) => policy !== "today");

function perHome(run: RunResults): Part {
  const rows = others.map((policy) => {
    const { hoursOff, overpaid, siteVisits, calls, cost } = yearlyChange(run, policy);
    const once = onceOf(policy, run.assumptions);
    return [
      POLICIES[policy].title,
      ...[hoursOff, overpaid, siteVisits, calls, cost].map((each) => print(each)),
      print(once / 1_000_000, 1),
    ];
  });
  return table({
    caption:
      "The change a year of one home without WAN, each scenario as often as it happens; " +
      "and what is spent once, in million pounds (assumed)",
    head: [
      "",
      "hours off",
      "pounds overpaid",
      "site visits",
      "calls",
      "pounds of running cost",
      "once, million pounds",
    ],
    rows,
  });
}

function overall(run: RunResults, policy: PolicyName): Part {
  const a = run.assumptions;
  const { hoursOff, siteVisits, cost } = yearlyChange(run, policy);
  const rows = SHARES.map((share) => {
    const homes = homesWithoutWan(a, share);
    const once = onceOf(policy, a);
    const saved = -cost * homes;
    return [
      `${print(share * 100, 1)} %`,
      print(hoursOff * homes, 0),
      print(siteVisits * homes, 0),
      print(saved / 1_000_000),
      saved > 0 ? print(once / saved, 1) : "never",
    ];
  });
  return table({
    caption: `${POLICIES[policy].title}: Great Britain, a year`,
    head: [
      "share without WAN",
      "change of hours off",
      "change of site visits",
      "million pounds saved",
      "years to repay",
    ],
    rows,
  });
}

/** The same with a part of every gain taken off: gains are hoped for, costs come. */
function lessHopeful(run: RunResults): Part {
  const rows = [0, 0.1, 0.25].map((bias) => {
    const { hoursOff, cost } = yearlyChange(run, "codesCarried", bias);
    const share = switchingShare(run, "codesCarried", bias);
    const turns = share === undefined || share > 1 ? "never" : `${print(share * 100, 1)} %`;
    return [`${print(bias * 100, 0)} %`, print(hoursOff), print(-cost), turns];
  });
  return table({
    caption:
      "Codes carried, with optimism taken off every gain and off no cost: a home without WAN, " +
      "a year",
    head: ["taken off", "change of hours off", "pounds saved", "repaid in ten years from"],
    rows,
  });
}

function savingFinding(run: RunResults): string {
  const { cost, siteVisits } = yearlyChange(run, "codesCarried");
  const visits = `${print(Math.abs(siteVisits))} site visits ${siteVisits < 0 ? "less" : "more"}`;
  const pounds = print(Math.abs(cost));
  return cost < 0
    ? `A home without WAN costs ${pounds} pounds a year less with codes, with ${visits}; what ` +
        "is spent once is a guess"
    : `A home without WAN costs ${pounds} pounds a year more with codes, with ${visits}`;
}

/** What it costs, who loses, and what codes make worse. */
export function costs(run: RunResults): readonly Part[] {
  return [
    section("costs", "Costs, drawbacks and who loses"),
    finding(savingFinding(run)),
    perHome(run),
    overall(run, "codesCarried"),
    overall(run, "ppmid"),
    lessHopeful(run),
    text(
      "SECMP0032 was estimated by the DCC at 1,000,000,000 pounds. Its 90 days are a " +
        "duty to answer a report at installation, not to repair: the policy here mends " +
        "sooner what is ever mended, and no more, which is more than it promises.",
    ),
    text(
      "SECMP0038 was found not viable for its security, and DP094 came in its place. Here every " +
        "PPMID that works is joined and reached over the internet; without WAN fewer are, so " +
        "that its gain is overstated. The year adds up scenarios, each with the change that is " +
        "its own; what a WAN that comes sooner saves in keyed top-ups is in all of them, and " +
        "counted more than once.",
    ),
    finding("What codes make worse"),
    list([
      "Digits: a command is 20 to 60 more digits to key, and a slip or a lost code is a " +
        "call. The tables of each scenario have digits, slips and where they were caught, " +
        "locked keypads and calls.",

      "Homes worse off than today: each scenario's table has their share. Of the same home " +
        "under two policies that one is better off which is off supply for less time; where " +
        "that is equal, which has paid less above the right price; then, which waited less for " +
        "what it asked for; then, which called less.",

      "A code that deducts, adds debt or raises a price is a code that a customer loses " +
        "by. Carried by a top-up it is keyed all the same: that is an answer to who keys " +
        "it, and not to whether it is fair.",

      "A message can be forged in tone if not in code: people learn to key what a " +
        "message tells them. No figure for that was found, and none is in here.",

      "Abroad, codes of 80 to 360 digits at tariff changes led to errors and locked " +
        "meters in the thousands (TBS24, TBS26). 60 digits are the longest here.",
    ]),
  ];
}
