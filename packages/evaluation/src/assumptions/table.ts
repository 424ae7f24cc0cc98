import type { Assumption } from "./assumption.ts";
import { COSTS } from "./costs.ts";
import { DELIVERY } from "./delivery.ts";
import { NETWORK } from "./network.ts";
import { POPULATION } from "./population.ts";
import { PRICES } from "./prices.ts";
import { SECURITY } from "./security.ts";
import { TOP_UPS } from "./top-ups.ts";

/** Every figure that the evaluation rests on, by its name: this table is the only one. */
export const ASSUMPTIONS = {
  ...POPULATION,
  ...PRICES,
  ...TOP_UPS,
  ...NETWORK,
  ...DELIVERY,
  ...COSTS,
  ...SECURITY,
};

/** The name of an assumption. */
export type AssumptionName = keyof typeof ASSUMPTIONS;

/** The figures of a run: those of the table, or what a reader has put in their place. */
export type Assumptions = Readonly<Record<AssumptionName, Assumption>>;

/** Whether something is the name of an assumption. */
export function isAssumptionName(name: string): name is AssumptionName {
  return Object.hasOwn(ASSUMPTIONS, name);
}

/** All names, in the order of the table. */
export const ASSUMPTION_NAMES: readonly AssumptionName[] =
  Object.keys(ASSUMPTIONS).filter(isAssumptionName);
