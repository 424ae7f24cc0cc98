import fc from "fast-check";
import { addManyMeters } from "../../support/campaigns.ts";
import type { Database } from "./databases.ts";
import { faultsOf, type Scene } from "./faults.ts";
import { installationOf } from "./installation.ts";
import { judge, type Verdict } from "./judge.ts";
import { type Ledger, newLedger } from "./ledger.ts";
import { startTraffic } from "./traffic.ts";

/** What was injected, and what came of it. */
export interface Report {
  /** How often, by kind. */
  readonly faults: Readonly<Record<string, number>>;
  /** Requests under way when a fault was injected. */
  readonly inFlight: number;
  readonly ledger: Ledger;
  readonly verdict: Verdict;
}

/** How large a run is. */
interface Size {
  /** In every campaign. */
  readonly meters: number;
  /** Of the order of faults. */
  readonly seed: number;
  /** Kinds of fault to inject; all that the database can be put through when left out. */
  readonly faults?: readonly string[];
}

/** One fault of a plan. */
interface Planned {
  readonly fault: string;
  /** Which process it is done to, where it is done to one. */
  readonly target: number;
  /** How many answers come before it. */
  readonly answers: number;
}

/** Rounds of a plan: more than any run gets through. */
const ROUNDS_MAX = 500;
const ANSWERS_BEFORE_MAX = 40;

/** The faults in rounds, each of which has every one of them, in an order that the seed fixes. */
export function planOf(faults: readonly string[], seed: number): Planned[] {
  const round = fc.shuffledSubarray([...faults], { minLength: faults.length }).chain((order) =>
    fc.tuple(
      ...order.map((fault) =>
        fc.record({
          fault: fc.constant(fault),
          target: fc.nat({ max: 5 }),
          answers: fc.integer({ min: 1, max: ANSWERS_BEFORE_MAX }),
        }),
      ),
    ),
  );
  return fc.sample(round, { seed, numRuns: ROUNDS_MAX }).flat();
}

/** Injects one fault after the other; answers how often each, and how many requests they met. */
async function injectAll(
  scene: Scene,
  { faults: kinds, seed }: Size,
  isOver: (at: number, fault: string) => boolean,
): Promise<Pick<Report, "faults" | "inFlight">> {
  const known = faultsOf(scene.database);
  const faults: Record<string, number> = {};
  let inFlight = 0;
  const plan = planOf(kinds ?? Object.keys(known), seed);
  for (const [at, { fault, target, answers }] of plan.entries()) {
    if (isOver(at, fault)) break;
    await scene.traffic.answers(answers);
    inFlight += scene.traffic.inFlight();
    await known[fault]?.(scene, target);
    faults[fault] = (faults[fault] ?? 0) + 1;
  }
  return { faults, inFlight };
}

/**
 * Puts a supplier service through faults, with single codes, confirmations and a campaign under way
 * all along; then lets everything be finished, and judges it.
 * @param database - empty; it is used up.
 * @param isOver - asked before every fault, and told what it is and how many there were.
 */
export async function runChaos(
  database: Database,
  size: Size,
  isOver: (at: number, fault: string) => boolean,
): Promise<Report> {
  const installation = installationOf(database.env, database.roles);
  const ledger = newLedger();
  await addManyMeters({ ...database.env, DATA_DIR: database.env.DATA_DIR ?? "" }, size.meters);
  try {
    await installation.startAll();
    const traffic = startTraffic(installation, ledger);
    const injected = await injectAll({ database, installation, traffic, ledger }, size, isOver);
    await traffic.end();
    const verdict = await judge(database, await installation.nextCall(), ledger, size.meters);
    await installation.endAll("SIGTERM");
    return { ...injected, ledger, verdict };
  } catch (error) {
    await installation.endAll("SIGKILL");
    throw error;
  }
}
