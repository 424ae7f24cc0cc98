import { describe, expect, it } from "vitest";
import { type Choices, choose } from "../../packages/evaluation/src/assumptions/choose.ts";
import { drawHome, type Home } from "../../packages/evaluation/src/household/home.ts";
import { beginningsOf, live } from "../../packages/evaluation/src/life/live.ts";
import type { Wan } from "../../packages/evaluation/src/network/wan.ts";
import { POLICIES, POLICY_NAMES } from "../../packages/evaluation/src/policies/policies.ts";
import {
  periodOf,
  SCENARIO_NAMES,
  SCENARIOS,
  type Scenario,
  type ScenarioName,
} from "../../packages/evaluation/src/scenarios/scenarios.ts";

/** What a home has under every policy. */
function underAll(name: ScenarioName, wan: Wan, choices: Choices, index: number) {
  const a = choose(choices);
  const scenario: Scenario = SCENARIOS[name];
  const home = drawHome(a, 1, index, periodOf(scenario));
  const world = { a, scenario, wan, withoutDcc: [] };
  const beginnings = beginningsOf(home, world);
  return POLICY_NAMES.map((policy) => live(home, beginnings, world, POLICIES[policy]));
}

describe("answers that are known", () => {
  it.each(SCENARIO_NAMES)("everybody has WAN: all policies agree in all measures (%s)", (name) => {
    for (const index of [0, 1]) {
      const [today, ...others] = underAll(name, "good", {}, index);
      for (const other of others) expect(other).toEqual(today);
    }
  });

  it.each(["weather", "price", "displayDebt"] as const)(
    "nobody keys a command: codes change nothing for a home (%s)",
    (name) => {
      const nobody = {
        codeKeyedEver: 0,
        codeKeyedAgainstOwnInterest: 0,
        codeKeyedCarried: 0,
        onlyContactSupplierShare: 0,
        callsAboutCode: 0,
        freeTopUpInStorm: 0,
      };
      const choices = { ...nobody, offSupplyUrgency: 1 };
      for (const index of [0, 1, 2]) {
        const [today, alone, carried] = underAll(name, "none", choices, index);
        // Codes are sent, and cost a little; nothing else is other than today.
        const same = { codesIssued: 0, messages: 0, letters: 0, cost: 0 };
        expect({ ...alone, ...same }).toEqual({ ...today, ...same });
        expect({ ...carried, ...same }).toEqual({ ...today, ...same });
      }
    },
  );

  it("a code that helps is keyed: in the storm those who have one are not off longer", () => {
    const prompt = { codeKeyedMedianDays: 0.01, smsSeenDelay: 0 };
    const reached = { codeKeyedEver: 1, smsLost: 0, reachableBySms: 1, slipPerDigit: 0 };
    const choices = { ...reached, ...prompt };
    for (const index of [0, 1, 2, 3]) {
      const [today, alone] = underAll("weather", "none", choices, index);
      expect(alone?.hoursOff ?? 0).toBeLessThanOrEqual(today?.hoursOff ?? 0);
      expect(alone?.leftWrong).toBe(0);
    }
  });
});

/** The moment at which a meter that nobody tops up goes off, second by second. */
function secondOff(balanceMillipence: number, watts: readonly number[], from: number): number {
  const [rate, standing] = [24_920, 51_370];
  let [balance, rest] = [balanceMillipence, 0];
  for (let at = from + 1; ; at += 1) {
    rest += (watts[Math.floor((at - 1 - from) / 1_800)] ?? 0) * rate;
    balance -= Math.floor(rest / 3_600_000);
    rest %= 3_600_000;
    if (at % 86_400 === 0) balance -= standing;
    const [day, hour] = [new Date(at * 1_000).getUTCDay(), Math.floor((at % 86_400) / 3_600)];
    const isWeekend = day === 0 || day === 6;
    const isFriendly = isWeekend || hour >= 16 || hour < 10;
    if (balance <= 0 && !isFriendly) return at;
  }
}

describe("nobody tops up", () => {
  it("and everybody is off from the second that is worked out by hand", () => {
    const a = choose({ dayNoise: 0, twoRateShare: 0, inDebtShare: 0 });
    const scenario = SCENARIOS.selfDisconnection;
    const period = periodOf(scenario);
    const drawn = drawHome(a, 3, 5, period);
    const penniless: Home = {
      ...drawn,
      takesEmergencyCredit: false,
      shortages: [{ ...period, until: period.until + 1, asks: false }],
      meters: drawn.meters.filter(({ fuel }) => fuel === "electricity"),
    };
    const world = { a, scenario, wan: "none", withoutDcc: [] } as const;
    const beginnings = beginningsOf(penniless, world);
    const [{ supplied, loads } = expect.fail("a home has electricity")] = beginnings;
    const watts = loads.map((load) => (load.type === "load" ? load.watts : 0));
    const off = secondOff(supplied.meter.account.balanceMillipence, watts, period.from);
    const tally = live(penniless, beginnings, world, POLICIES.today);
    expect(tally.hoursOff).toBeCloseTo((period.until - off) / 3_600, 9);
    expect(tally.timesOff).toBe(1);
    expect(tally.topUps).toBe(0);
  });
});
