import type { Choices } from "../assumptions/choose.ts";
import { ASSUMPTION_NAMES, type AssumptionName, type Assumptions } from "../assumptions/table.ts";
import { quantileOf } from "../chance/draw.ts";
import { streamOf } from "../chance/stream.ts";
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

/** Homes without WAN alone, and the two policies that are told apart: for doubt and for curves. */
function doubtBlocks(
  order: Order,
  name: string,
  scenario: ScenarioName,
  choices: Choices,
  policies: readonly PolicyName[] = ["today", "codesCarried"],
): readonly Block[] {
  const { seeds, homes } = order.size.doubt;
  return seedsOf(order, seeds).map((seed) => ({
    id: `${name}/${scenario}/${seed}`,
    seed,
    scenario,
    homes: { none: homes },
    policies,
    choices: { ...order.choices, ...choices },
  }));
}

/** The scenario by which doubt is shown: the storm, for which DP094 was written. */
export const DOUBT_SCENARIO: ScenarioName = "weather";

/**
 * Figures that no life depends on: they weigh or price what was found, and their ends are worked
 * out without a run.
 */
const WEIGHING: readonly AssumptionName[] = [
  "householdsPrepaymentGb",
  "smartShareOfPrepayment",
  "utilitaMessagesStorm",
  "noWanShare",
  "intermittentShare",
  "intermittentUp",
  "intermittentDown",
  "priceChangesPerYear",
  "priceStepUnitRate",
  "priceRiseUnitRate",
  "homeMoveRate",
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

/** The assumptions whose ends are run, one at a time. */
export const DOUBTED: readonly AssumptionName[] = ASSUMPTION_NAMES.filter(
  (name) => !WEIGHING.includes(name),
);

/** The ends of the tornado. */
function tornadoBlocks(order: Order): readonly Block[] {
  return DOUBTED.flatMap((name) =>
    (["low", "high"] as const).flatMap((end) => {
      const value = order.assumptions[name][end];
      return doubtBlocks(order, `tornado/${name}/${end}`, DOUBT_SCENARIO, { [name]: value });
    }),
  );
}

/** The middle of the tornado, with the seeds and homes of its ends. */
function middleBlocks(order: Order): readonly Block[] {
  return doubtBlocks(order, "tornado/middle", DOUBT_SCENARIO, {});
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

function jointBlocks(order: Order): readonly Block[] {
  return Array.from({ length: order.size.draws }, (_, draw) => draw).flatMap((draw) => {
    const blocks = doubtBlocks(order, `joint/${draw}`, DOUBT_SCENARIO, jointChoices(order, draw));
    return blocks.slice(0, 2);
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
    ...middleBlocks(order),
    ...tornadoBlocks(order),
    ...jointBlocks(order),
    ...curveBlocks(order),
  ];
}
