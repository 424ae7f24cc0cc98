import { describe, expect, it } from "vitest";
import { type Choices, choose } from "../../packages/evaluation/src/assumptions/choose.ts";
import { drawHome, type Home } from "../../packages/evaluation/src/household/home.ts";
import { beginningsOf, live } from "../../packages/evaluation/src/life/live.ts";
import { POLICIES, type PolicyName } from "../../packages/evaluation/src/policies/policies.ts";
import {
  periodOf,
  SCENARIOS,
  type Scenario,
  type ScenarioName,
} from "../../packages/evaluation/src/scenarios/scenarios.ts";
import { DAY, HOUR } from "../../packages/evaluation/src/time.ts";

/** Luck and people that do nothing wrong. */
const SURE = {
  slipPerDigit: 0,
  phoneReadSlipPerDigit: 0,
  reachableBySms: 1,
  smsLost: 0,
  codeKeyedEver: 1,
  codeKeyedCarried: 1,
  callsAboutCode: 0,
  visitAborted: 0,
  wanEverFixedShare: 0,
} as const satisfies Choices;

interface Given {
  readonly choices?: Choices;
  readonly home?: Partial<Home>;
  /** How long nothing reaches the meter from the beginning on; to the end where left out. */
  readonly cutOffFor?: number;
}

/** A home with electricity alone, always with money, that nothing reaches. */
function begin(name: ScenarioName, { choices = {}, home = {}, cutOffFor }: Given) {
  const a = choose({ ...SURE, ...choices });
  const scenario: Scenario = SCENARIOS[name];
  const period = periodOf(scenario);
  const drawn = drawHome(a, 1, 0, period);
  const meters = drawn.meters.filter(({ fuel }) => fuel === "electricity");
  const simple: Home = { ...drawn, shortages: [], meters, ...home };
  const withoutDcc = [{ from: period.from, until: period.from + (cutOffFor ?? Infinity) }];
  const world = {
    a,
    scenario,
    wan: cutOffFor === undefined ? "none" : "good",
    withoutDcc,
  } as const;
  const beginnings = beginningsOf(simple, world);
  const [first = expect.fail("a home has electricity")] = beginnings;
  return {
    period,
    first,
    under: (policy: PolicyName) => live(simple, beginnings, world, POLICIES[policy]),
  };
}

describe("what is overpaid after a price fall", () => {
  // A fall of 4.8 % on the eleventh day; kWh by day and by night as the loads say.
  function byHand({ first: { loads }, period }: ReturnType<typeof begin>) {
    const kwh = { day: 0, night: 0 };
    for (const load of loads) {
      if (load.type !== "load" || load.at < period.from + 10 * DAY) continue;
      const hour = (load.at % DAY) / HOUR;
      kwh[hour >= 0.5 && hour < 7.5 ? "night" : "day"] += load.watts / 2_000;
    }
    return kwh;
  }
  const choices = { paidBackByBillShare: 0, priceStepUnitRate: -0.048 };

  it("is the difference of the rate for every kWh, where the meter never has the price", () => {
    const life = begin("price", { choices: { ...choices, twoRateShare: 0 } });
    const { day, night } = byHand(life);
    const pounds = ((day + night) * 24.92 * 0.048) / 100;
    const { overpaid, notPaidBack, daysWrong, leftWrong } = life.under("today");
    expect(overpaid).toBeCloseTo(pounds, 6);
    expect(notPaidBack).toBeCloseTo(pounds, 6);
    expect([daysWrong, leftWrong]).toEqual([80, 1]);
  });

  it("is that of each of two rates, by day and by night", () => {
    const life = begin("price", { choices: { ...choices, twoRateShare: 1 } });
    const { day, night } = byHand(life);
    const pounds = ((day * 1.15 + night * 0.6) * 24.92 * 0.048) / 100;
    expect(life.under("today").overpaid).toBeCloseTo(pounds, 6);
    // The same command in a longer code: carried in time, it leaves nothing to pay back.
    expect(life.under("codesCarried")).toMatchObject({ leftWrong: 0, notPaidBack: 0 });
  });

  it("is a few pounds in a quarter for a home of 2,500 kWh", () => {
    const usual = { electricityAnnualMedian: 2_500, prepaymentUseFactor: 1, twoRateShare: 0 };
    const home = {
      meters: [{ fuel: "electricity", annualKwh: 2_500, isTwoRate: false, debtPence: 0 }],
    } as const;
    const { overpaid } = begin("price", { choices: { ...choices, ...usual }, home }).under("today");
    // 80 of 365 days, 2,500 kWh, 1.196 p: 6.55 pounds, in spring and summer some less.
    expect(overpaid).toBeGreaterThan(5);
    expect(overpaid).toBeLessThan(6.6);
  });

  it("is paid back by bill, where it is", () => {
    const life = begin("price", { choices: { ...choices, paidBackByBillShare: 1 } });
    const { overpaid, notPaidBack } = life.under("today");
    expect(overpaid).toBeGreaterThan(0);
    expect(notPaidBack).toBe(0);
  });
});

describe("a visit", () => {
  it("is made where nothing else brings the command", () => {
    const { siteVisits, leftWrong, daysWrong } = begin("tenancy", {}).under("today");
    expect([siteVisits, leftWrong]).toEqual([1, 0]);
    expect(daysWrong).toBeGreaterThan(5);
    expect(daysWrong).toBeLessThan(30);
  });

  it("is not made where the network was sooner", () => {
    const { siteVisits, daysWrong } = begin("tenancy", { cutOffFor: 8 * DAY }).under("today");
    expect(siteVisits).toBe(0);
    // Wanted from noon of the sixth day on, reachable from the ninth, five minutes to arrive.
    expect(daysWrong).toBeCloseTo(2.5 + 5 / 1_440, 9);
  });

  it("is made in the end where a code that was asked for is never keyed", () => {
    const never = { codeKeyedEver: 0, visitAfterCodeDays: 7 };
    const { siteVisits, leftWrong, daysWrong } = begin("tenancy", { choices: never }).under(
      "codesAlone",
    );
    expect([siteVisits, leftWrong]).toEqual([1, 0]);
    expect(daysWrong).toBeGreaterThan(7 + 5);
  });

  it("is not needed where it is keyed", () => {
    const { siteVisits, leftWrong, daysWrong } = begin("tenancy", {}).under("codesAlone");
    expect([siteVisits, leftWrong]).toEqual([0, 0]);
    expect(daysWrong).toBeLessThan(2);
  });
});

describe("a command that is carried", () => {
  it("waits for the next top-up, and is a code more and no message", () => {
    const life = begin("displayDebt", {});
    const [today, carried] = [life.under("today"), life.under("codesCarried")];
    expect(today.leftWrong).toBe(1);
    expect(carried).toMatchObject({ leftWrong: 0, codesIssued: 1, messages: 0, letters: 0 });
    // A top-up alone has 20 digits; the code with a debt and its recovery has more, once.
    expect(carried.digitsKeyed - 20 * carried.topUps).toBeGreaterThan(0);
    expect(carried.digitsKeyed - 20 * carried.topUps).toBeLessThanOrEqual(40);
  });

  it("is never had by a home that keys the plain top-up alone", () => {
    const life = begin("displayDebt", { choices: { codeKeyedCarried: 0 } });
    expect(life.under("codesCarried")).toMatchObject({ leftWrong: 1, codesIssued: 0 });
  });
});

describe("a code sent by itself", () => {
  it("is a call where somebody asks about it, whether it is keyed or not", () => {
    const asked = { callsAboutCode: 1, codeKeyedAgainstOwnInterest: 0 };
    const found = begin("displayDebt", { choices: asked }).under("codesAlone");
    expect(found).toMatchObject({ calls: 1, codesIssued: 1, messages: 1, leftWrong: 1 });
  });

  it("is of no use after the storm: nobody keys it, and nothing brings it", () => {
    const { cutOffFor, choices } = { cutOffFor: 12 * DAY, choices: { codeKeyedEver: 0 } };
    const found = begin("weather", { cutOffFor, choices }).under("codesAlone");
    // It was to hold for the four days of the storm, and never did.
    expect(found).toMatchObject({ daysWrong: 4, leftWrong: 1, refusedOtherwise: 0 });
  });
});

describe("a PPMID", () => {
  it("brings a price, and never what it would have to be there for first", () => {
    const home = { hasPpmid: true };
    expect(begin("price", { home }).under("ppmid").leftWrong).toBe(0);
    const joining = begin("joining", { home });
    expect(joining.under("ppmid")).toEqual(joining.under("today"));
  });
});

describe("a home without money", () => {
  const { from, until } = periodOf(SCENARIOS.selfDisconnection);
  const home = {
    takesEmergencyCredit: false,
    shortages: [{ from, until: until + 1, asks: true }],
  };

  it.each([
    [0, 0, 1],
    [1, 1, 0],
  ])(
    "calls once; with visits for a share of %i there are %i, and %i codes",
    (share, visits, codes) => {
      const life = begin("selfDisconnection", { choices: { visitAskedForShare: share }, home });
      const found = life.under("today");
      expect([found.calls, found.siteVisits, found.codesIssued]).toEqual([1, visits, codes]);
      // What it calls for: a code of 20 digits, heard and keyed once.
      expect(found.digitsKeyed).toBe(20 * codes);
      expect(life.under("codesAlone")).toMatchObject({ calls: 1, siteVisits: 0, codesIssued: 1 });
    },
  );

  it("does not call in a scenario that is about something else", () => {
    const { from, until } = periodOf(SCENARIOS.tenancy);
    const shortages = [{ from, until: until + 1, asks: true }];
    const found = begin("tenancy", { home: { ...home, shortages } }).under("today");
    expect(found.calls).toBe(0);
  });
});

describe("a free top-up", () => {
  it("is sent today in a storm, to those to whom it is, and is one code", () => {
    const [sent, kept] = [1, 0].map((freeTopUpInStorm) =>
      begin("weather", { choices: { freeTopUpInStorm, codeKeyedMedianDays: 0.01 } }).under("today"),
    );
    expect([sent?.codesIssued, sent?.messages]).toEqual([1, 1]);
    expect([kept?.codesIssued, kept?.messages]).toEqual([0, 0]);
    expect((sent?.digitsKeyed ?? 0) - 20 * (sent?.topUps ?? 0)).toBe(20);
  });
});

describe("a locked keypad", () => {
  it("is met once, and the top-up is keyed when it opens", () => {
    const given = { choices: { forgetfulness: 0 } };
    const life = begin("outage", given);
    const { meter } = life.first.supplied;
    const opens = life.period.from + 9 * DAY;
    const keypad = { ...meter.places.keypad, lockedUntilSeconds: opens };
    const locked = { ...meter, places: { ...meter.places, keypad } };
    Object.assign(life.first.supplied, { meter: locked });
    const found = life.under("today");
    expect(found.lockouts).toBe(1);
    expect(found.codesKeyed).toBeGreaterThanOrEqual(1);
    expect(found.topUps).toBeGreaterThanOrEqual(1);
  });
});
