import type { Choices } from "../assumptions/choose.ts";
import { ASSUMPTION_NAMES, type AssumptionName, type Assumptions } from "../assumptions/table.ts";
import { quantileOf } from "../chance/draw.ts";
import { streamOf } from "../chance/stream.ts";
import { type Measure, PRIMARY } from "../measures/measures.ts";
import { POLICY_NAMES, type PolicyName } from "../policies/policies.ts";
import type { Block } from "../run/block.ts";
import { SCENARIO_NAMES, type ScenarioName } from "../scenarios/scenarios.ts";
import type { Size } from "./sizes.ts";

/** What a run is of. */
interface Order {
  /** The first seed; the others follow it. */
  readonly seed: number;
  readonly size: Size;
  readonly choices: Choices;
  readonly assumptions: Assumptions;
}

const seedsOf = ({ seed }: Order, count: number) =>
  Array.from({ length: count }, (_, at) => seed + at);

/** Every scenario under every policy, a block a seed. */
function mainBlocks(order: Order): readonly Block[] {
  const { size, choices } = order;
  return SCENARIO_NAMES.flatMap((scenario) =>
    seedsOf(order, size.seeds).map((seed) => ({
      id: `main/${scenario}/${seed}`,
      seed,
      scenario,
      homes: size.homes,
      policies: POLICY_NAMES,
      choices,
    })),
  );
}

/** The scenario by which doubt is shown: the storm, for which DP094 was written. */
export const DOUBT_SCENARIO: ScenarioName = "weather";

/** How many homes without WAN doubt is shown by, of each seed. */
export function homesOfDoubt({ doubt }: Size, scenario: ScenarioName): number {
  return scenario === DOUBT_SCENARIO ? doubt.stormHomes : doubt.homes;
}

/** Homes without WAN alone, and the two policies that are told apart: for doubt and for curves. */
function doubtBlocks(
  order: Order,
  name: string,
  scenario: ScenarioName,
  choices: Choices,
  policies: readonly PolicyName[] = ["today", "codesCarried"],
): readonly Block[] {
  const { seeds } = order.size.doubt;
  const homes = homesOfDoubt(order.size, scenario);
  return seedsOf(order, seeds).map((seed) => ({
    id: `${name}/${scenario}/${seed}`,
    seed,
    scenario,
    homes: { none: homes },
    policies,
    choices: { ...order.choices, ...choices },
  }));
}

/** Figures that no hour off supply in the storm depends on: they weigh or price what was found. */
const NOT_OF_THE_STORM: readonly AssumptionName[] = [
  "householdsPrepaymentGb",
  "smartShareOfPrepayment",
  "utilitaMessagesStorm",
  "noWanShare",
  "intermittentShare",
  "intermittentUp",
  "intermittentDown",
  "vulnerableShare",
  "priceChangesPerYear",
  "priceStepUnitRate",
  "priceRiseUnitRate",
  "paidBackByBillShare",
  "homeMoveRate",
  "stormsPerYear",
  "displaysPerYear",
  "joiningsPerYear",
  "modeChangesPerYear",
  "topUpsPerMonth",
  "codeKeyedAgainstOwnInterest",
  "codeKeyedCarried",
  "callsAboutCode",
  "visitAfterCodeDays",
  "callCost",
  "smsCost",
  "letterCost",
  "siteVisitCost",
  "codeIssueCost",
  "inHomeDisplayPrice",
  "systemsOfASupplier",
  "suppliersThatChange",
  "meterFirmwareCost",
  "secmp0032Cost",
  "optimismBias",
  "secondsPerGuess",
  "meterDays",
  "wanFixDaysShorter",
  "ppmidShare",
];

/** What the answer in a scenario may hang on: the assumptions whose ends are run, one at a time. */
interface Tornado {
  readonly scenario: ScenarioName;
  readonly measure: Measure;
  readonly names: readonly AssumptionName[];
}

/** The primary measure, in the scenario by which doubt is shown, and the money in a price fall. */
export const TORNADOS = {
  storm: {
    scenario: DOUBT_SCENARIO,
    measure: PRIMARY,
    names: ASSUMPTION_NAMES.filter((name) => !NOT_OF_THE_STORM.includes(name)),
  },
  priceFall: {
    scenario: "price",
    measure: "overpaid",
    names: [
      "priceStepUnitRate",
      "electricityUnitRate",
      "gasUnitRate",
      "electricityAnnualMedian",
      "gasAnnualMedian",
      "prepaymentUseFactor",
      "gasShare",
      "wanEverFixedShare",
      "wanFixDays",
      "codeKeyedCarried",
      "topUpAmountMean",
      "cannotAffordShare",
    ],
  },
} as const satisfies Readonly<Record<string, Tornado>>;

/** The ends of the tornados, and their middle with the same seeds and homes. */
function tornadoBlocks(order: Order): readonly Block[] {
  return Object.values<Tornado>(TORNADOS).flatMap(({ scenario, names }) => [
    ...doubtBlocks(order, "tornado/middle", scenario, {}),
    ...names.flatMap((name) =>
      (["low", "high"] as const).flatMap((end) => {
        const value = order.assumptions[name][end];
        return doubtBlocks(order, `tornado/${name}/${end}`, scenario, { [name]: value });
      }),
    ),
  ]);
}

/** All assumptions at once, each somewhere between its ends: what is not known, in one band. */
function jointChoices(order: Order, draw: number): Choices {
  const stream = streamOf(order.seed, "joint", draw);
  const chosen = ASSUMPTION_NAMES.map((name) => {
    const assumption = order.assumptions[name];
    const u = stream();
    return [name, quantileOf({ ...assumption, spread: { kind: "triangular" } }, u)] as const;
  });
  return Object.fromEntries(chosen);
}

/** A draw is of few homes, for the sake of many draws. */
export const SEEDS_OF_A_DRAW = 2;

function jointBlocks(order: Order): readonly Block[] {
  return Array.from({ length: order.size.draws }, (_, draw) => draw).flatMap((draw) => {
    const blocks = doubtBlocks(order, `joint/${draw}`, DOUBT_SCENARIO, jointChoices(order, draw));
    return blocks.slice(0, SEEDS_OF_A_DRAW);
  });
}

/** What is swept, and over which values. */
export const CURVES = {
  uptake: {
    name: "codeKeyedEver",
    values: [0, 0.25, 0.55, 0.7, 0.85, 0.95, 1],
    scenario: "weather",
  },
  carriedUptake: {
    name: "codeKeyedAgainstOwnInterest",
    values: [0, 0.05, 0.3, 0.6, 1],
    scenario: "displayDebt",
  },
  repair: { name: "wanFixDays", values: [15, 30, 45, 60, 75, 90], scenario: "price" },
} as const satisfies Readonly<
  Record<string, { name: AssumptionName; values: readonly number[]; scenario: ScenarioName }>
>;

/** The points of the curves. */
function curveBlocks(order: Order): readonly Block[] {
  return Object.entries(CURVES).flatMap(([curve, { name, values, scenario }]) =>
    values.flatMap((value) =>
      doubtBlocks(order, `curve/${curve}/${value}`, scenario, { [name]: value }, [
        "today",
        "codesAlone",
        "codesCarried",
      ]),
    ),
  );
}

/** All blocks of a run. */
export function allBlocks(order: Order): readonly Block[] {
  return [
    ...mainBlocks(order),
    ...tornadoBlocks(order),
    ...jointBlocks(order),
    ...curveBlocks(order),
  ];
}
