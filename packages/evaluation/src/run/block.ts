import { type Choices, choose } from "../assumptions/choose.ts";
import { drawHome } from "../household/home.ts";
import { beginningsOf, live, type World } from "../life/live.ts";
import { emptyTally, MEASURE_NAMES, type Tally } from "../measures/measures.ts";
import { dccOutages, type Span, WANS, type Wan } from "../network/wan.ts";
import { POLICIES, type PolicyName } from "../policies/policies.ts";
import { periodOf, SCENARIOS, type Scenario, type ScenarioName } from "../scenarios/scenarios.ts";

/** Homes of one seed that live through one scenario under some policies: what a worker does. */
export interface Block {
  /** Names it among all blocks of a run, say "main/weather/3". */
  readonly id: string;
  readonly seed: number;
  readonly scenario: ScenarioName;
  /** How many homes of each kind. */
  readonly homes: Readonly<Partial<Record<Wan, number>>>;
  /** Today is always among them, and first. */
  readonly policies: readonly PolicyName[];
  readonly choices: Choices;
}

/** Sums over the homes of a block that stand alike with the WAN. */
export interface Sums {
  readonly homes: number;
  readonly vulnerableHomes: number;
  readonly all: Tally;
  readonly vulnerable: Tally;
  /** Homes that are better off, and worse off, than the same home today. */
  readonly better: number;
  readonly worse: number;
}

/** What comes of a block. */
export interface BlockResult {
  readonly id: string;
  readonly sums: Readonly<Partial<Record<Wan, Readonly<Partial<Record<PolicyName, Sums>>>>>>;
}

/** What counts as no difference. */
const SAME = { hours: 0.05, pounds: 0.5, days: 0.5 };

/**
 * 1 better, -1 worse, 0 the same: hours off supply first, then money, then days of waiting for
 * what was asked for, then the need to call.
 */
function compare(one: Tally, today: Tally): number {
  const hours = today.hoursOff - one.hoursOff;
  if (Math.abs(hours) > SAME.hours) return Math.sign(hours);
  const pounds = today.overpaid - today.underpaid - (one.overpaid - one.underpaid);
  if (Math.abs(pounds) > SAME.pounds) return Math.sign(pounds);
  const days = today.daysAwaited - one.daysAwaited;
  if (Math.abs(days) > SAME.days) return Math.sign(days);
  return Math.sign(today.calls - one.calls);
}

/** An outage of the scenario, beside those that come anyway. */
function outagesOf(scenario: Scenario, world: Pick<World, "a">, seed: number): readonly Span[] {
  const spans = dccOutages(periodOf(scenario), world.a, seed);
  const { outage } = scenario;
  if (outage === undefined) return spans;
  return [...spans, outage].toSorted((one, other) => one.from - other.from);
}

/** Homes of a kind have their own numbers: no home is of two kinds. */
const FIRST_HOME: Readonly<Record<Wan, number>> = { none: 0, intermittent: 100_000, good: 200_000 };

function addTo(sum: Tally, tally: Tally): void {
  for (const name of MEASURE_NAMES) sum[name] += tally[name];
}

function runHomes(block: Block, wan: Wan, count: number) {
  const a = choose(block.choices);
  const scenario: Scenario = SCENARIOS[block.scenario];
  const period = periodOf(scenario);
  const world: World = { a, scenario, wan, withoutDcc: outagesOf(scenario, { a }, block.seed) };
  const sums = new Map<PolicyName, Sums & { better: number; worse: number }>();
  for (const policy of block.policies) {
    const tallies = { all: emptyTally(), vulnerable: emptyTally() };
    sums.set(policy, { homes: count, vulnerableHomes: 0, ...tallies, better: 0, worse: 0 });
  }
  let vulnerableHomes = 0;
  for (let at = 0; at < count; at += 1) {
    const home = drawHome(a, block.seed, FIRST_HOME[wan] + at, period);
    const beginnings = beginningsOf(home, world);
    if (home.isVulnerable) vulnerableHomes += 1;
    let today: Tally | undefined;
    for (const [policy, sum] of sums) {
      const tally = live(home, beginnings, world, POLICIES[policy]);
      today ??= tally;
      addTo(sum.all, tally);
      if (home.isVulnerable) addTo(sum.vulnerable, tally);
      const difference = compare(tally, today);
      if (difference > 0) sum.better += 1;
      if (difference < 0) sum.worse += 1;
    }
  }
  const whole = [...sums].map(([policy, sum]) => [policy, { ...sum, vulnerableHomes }] as const);
  return Object.fromEntries(whole);
}

/** Runs a block: the same block gives the same result, wherever and whenever it is run. */
export function runBlock(block: Block): BlockResult {
  const kinds = WANS.flatMap((wan) => {
    const count = block.homes[wan];
    return count === undefined ? [] : [[wan, runHomes(block, wan, count)] as const];
  });
  return { id: block.id, sums: Object.fromEntries(kinds) };
}
