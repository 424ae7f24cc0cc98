import type { Assumptions } from "../assumptions/table.ts";
import { POLICIES, type PolicyName } from "../policies/policies.ts";
import { SCENARIO_NAMES, SCENARIOS } from "../scenarios/scenarios.ts";
import { difference, NO_WAN_HOMES } from "./estimates.ts";
import type { RunResults } from "./run-results.ts";

/** Years over which what is spent once is set against what is saved each year; not discounted. */
export const YEARS = 10;

/** What a policy costs once, in pounds: assumptions, the least certain of all. */
export function onceOf(policy: PolicyName, a: Assumptions): number {
  const { codes, byPpmid, isMendedSooner } = POLICIES[policy];
  if (isMendedSooner) return a.secmp0032Cost.value;
  if (codes === "none" && !byPpmid) return 0;
  return a.systemsOfASupplier.value * a.suppliersThatChange.value + a.meterFirmwareCost.value;
}

/** Smart prepaying homes without WAN in Great Britain, at a share. */
export function homesWithoutWan(a: Assumptions, share: number): number {
  return a.householdsPrepaymentGb.value * a.smartShareOfPrepayment.value * share;
}

/** What a home without WAN has more, or less, in a year than today, over all scenarios. */
interface YearlyChange {
  readonly hoursOff: number;
  readonly overpaid: number;
  readonly siteVisits: number;
  readonly calls: number;
  readonly cost: number;
}

/**
 * The change a year of one home without WAN: each scenario as often as it happens to a home.
 * @param bias - the share of every gain that is taken off, since gains are hoped for (Green Book).
 */
export function yearlyChange(
  run: RunResults,
  policy: PolicyName,
  bias = run.assumptions.optimismBias.value,
): YearlyChange {
  const a = run.assumptions;
  const kept = 1 - bias;
  const sumOf = (measure: keyof YearlyChange) =>
    SCENARIO_NAMES.reduce((sum, scenario) => {
      const asked = { policy, measure, weights: NO_WAN_HOMES };
      const change = difference(run.of(`main/${scenario}`), asked).mean;
      const counted = change < 0 ? change * kept : change;
      return sum + counted * SCENARIOS[scenario].timesAYear(a);
    }, 0);
  return {
    hoursOff: sumOf("hoursOff"),
    overpaid: sumOf("overpaid"),
    siteVisits: sumOf("siteVisits"),
    calls: sumOf("calls"),
    cost: sumOf("cost"),
  };
}

/**
 * The share of homes without WAN at which what suppliers save in ten years equals what is spent
 * once; undefined where nothing is saved.
 */
export function switchingShare(
  run: RunResults,
  policy: PolicyName,
  bias?: number,
): number | undefined {
  const saved = -yearlyChange(run, policy, bias).cost;
  if (saved <= 0) return undefined;
  return onceOf(policy, run.assumptions) / (YEARS * saved * homesWithoutWan(run.assumptions, 1));
}
