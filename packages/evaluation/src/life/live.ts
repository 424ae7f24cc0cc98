import type { Assumptions } from "../assumptions/table.ts";
import { happens } from "../chance/draw.ts";
import { streamOf } from "../chance/stream.ts";
import type { Home, HomeMeter } from "../household/home.ts";
import { loadsOf } from "../household/loads.ts";
import { emptyTally, MEASURE_NAMES, type Measure, type Tally } from "../measures/measures.ts";
import { type Span, timesWithoutWan, type Wan } from "../network/wan.ts";
import type { Policy } from "../policies/policies.ts";
import { periodOf, type Scenario } from "../scenarios/scenarios.ts";
import { HOUR } from "../time.ts";
import { newAgenda } from "./agenda.ts";
import { chanceOf, type Life, now, type Wanted } from "./life.ts";
import { meet } from "./meet-need.ts";
import { newMeter } from "./new-meter.ts";
import { pass } from "./pass.ts";
import { notice, planDecision } from "./people.ts";
import { giveUp, markDue } from "./settle.ts";

/** What a home lives through, whatever the policy. */
export interface World {
  readonly a: Assumptions;
  readonly scenario: Scenario;
  readonly wan: Wan;
  /** The DCC is down, for all homes of the seed. */
  readonly withoutDcc: readonly Span[];
}

/** Balances when a run begins: as if each home had topped up some time ago. */
const FIRST_BALANCE_PENCE = { least: 250, most: 2_000 };

/** A meter before any policy has touched it, and its loads: what all policies begin with. */
interface Beginning {
  readonly of: HomeMeter;
  readonly place: number;
  readonly supplied: ReturnType<typeof newMeter>;
  readonly loads: Life["loads"];
}

/** The meters of a home as they are found, made once for all policies. */
export function beginningsOf(home: Home, { a, scenario }: World): readonly Beginning[] {
  const period = periodOf(scenario);
  return home.meters.map((of, place) => {
    const chance = (purpose: string) => streamOf(home.seed, home.index, place, purpose);
    const { least, most } = FIRST_BALANCE_PENCE;
    const balancePence = Math.round(least + chance("balance")() * (most - least));
    const given = { ordinal: home.index * 2 + place, time: period.from, balancePence };
    const supplied = newMeter(of, a, given);
    const cold = scenario.storm ?? null;
    const loads = loadsOf({ ...of, ...period, cold }, a, chance("load"));
    return { of, place, supplied, loads };
  });
}

function lifeOf(
  home: Home,
  { of, place, supplied, loads }: Beginning,
  world: World,
  policy: Policy,
): Life {
  const { a, scenario, wan, withoutDcc } = world;
  const period = periodOf(scenario);
  const wanChance = streamOf(home.seed, home.index, "wan");
  const withoutWan = timesWithoutWan(wan, period, policy.isMendedSooner, a, wanChance);
  const isShut = happens(a.shopsShutInStorm, streamOf(home.seed, home.index, "shops"));
  const life: Life = {
    a,
    home,
    of,
    period,
    policy,
    isCreditAskedFor: scenario.isCreditAskedFor ?? false,
    reach: { withoutWan, withoutDcc },
    shut: scenario.storm !== undefined && isShut ? scenario.storm : null,
    rush: scenario.storm ?? scenario.outage ?? null,
    loads,
    chance: chanceOf((purpose) => streamOf(home.seed, home.index, place, purpose)),
    secret: supplied.secret,
    agenda: newAgenda(),
    tally: emptyTally(),
    offSpans: [],
    wanted: [],
    held: [],
    carried: [],
    meter: supplied.meter,
    visitPounds: 0,
    lastCounter: supplied.lastCounter,
    nextLoad: 0,
    offSince: null,
    decidesAt: null,
    askedIn: null,
    notice: (entry) => notice(life, entry),
  };
  return life;
}

function planNeeds(life: Life, scenario: Scenario): void {
  const { a, home, of: meter, period } = life;
  for (const need of scenario.needsOf({ a, home, meter, from: period.from })) {
    const wanted: Wanted = { need, doneAt: null, energyDue: null };
    life.wanted.push(wanted);
    life.agenda.add(need.at, () => meet(life, wanted));
    if (need.dueAt > need.at) life.agenda.add(need.dueAt, () => markDue(life, wanted));
  }
}

/** Lives to the end of the run: what the meter does by itself, and what people plan. */
function liveOn(life: Life): void {
  const { agenda, period } = life;
  if (life.meter.raised.lowCredit) planDecision(life, period.from);
  while (now(life) < period.until || agenda.nextAt() <= now(life)) {
    const until = Math.min(agenda.nextAt(), period.until);
    if (until > now(life)) pass(life, until);
    while (agenda.nextAt() <= now(life) && now(life) < period.until) agenda.doNext();
    if (now(life) >= period.until) break;
  }
  if (life.offSince !== null) life.offSpans.push({ from: life.offSince, until: now(life) });
  for (const wanted of life.wanted) giveUp(life, wanted);
}

const hoursOf = (spans: readonly Span[]) =>
  spans.reduce((sum, { from, until }) => sum + (until - from), 0) / HOUR;

/** Spans laid over each other: the time in at least one of them. */
function together(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last === undefined || span.from > last.until) merged.push(span);
    else merged.splice(-1, 1, { from: last.from, until: Math.max(last.until, span.until) });
  }
  return merged;
}

const isOffFor = (hours: number, spans: readonly Span[]) =>
  spans.some(({ from, until }) => until - from > hours * HOUR) ? 1 : 0;

function runningCost(a: Assumptions, tally: Tally): number {
  const { calls, messages, letters, codesIssued } = tally;
  return (
    calls * a.callCost.value +
    messages * a.smsCost.value +
    letters * a.letterCost.value +
    codesIssued * a.codeIssueCost.value
  );
}

/** One visit, message or letter serves both meters of a home: they count once. */
const SHARED: readonly Measure[] = ["siteVisits", "messages", "letters"];

/** What a home's meters have to say, laid together. */
function tallyOf(lives: readonly Life[], a: Assumptions): Tally {
  const tally = emptyTally();
  for (const life of lives) {
    for (const name of MEASURE_NAMES) {
      const more = life.tally[name];
      tally[name] = SHARED.includes(name) ? Math.max(tally[name], more) : tally[name] + more;
    }
  }
  const spansOf = (fuel: string) =>
    lives.filter(({ of }) => of.fuel === fuel).flatMap(({ offSpans }) => offSpans);
  const [electricity, gas] = [spansOf("electricity"), spansOf("gas")];
  const off = together([...electricity, ...gas]);
  const hours = hoursOf(off);
  const needs = lives.reduce((sum, { wanted }) => sum + wanted.length, 0);
  return {
    ...tally,
    hoursOff: hours,
    hoursOffElectricity: hoursOf(electricity),
    hoursOffGas: hoursOf(gas),
    everOff: hours > 0 ? 1 : 0,
    offUnder3: hours > 0 && hours < 3 ? 1 : 0,
    off3To24: hours >= 3 && hours <= 24 ? 1 : 0,
    offOver24: hours > 24 ? 1 : 0,
    off3Electricity: isOffFor(3, electricity),
    off3Gas: isOffFor(3, gas),
    off24AtOnce: isOffFor(24, [...electricity, ...gas]),
    timesOff: electricity.length + gas.length,
    daysWrong: needs === 0 ? 0 : tally.daysWrong / needs,
    daysAwaited: needs === 0 ? 0 : tally.daysAwaited / needs,
    leftWrong: needs === 0 ? 0 : tally.leftWrong / needs,
    cost: Math.max(...lives.map(({ visitPounds }) => visitPounds)) + runningCost(a, tally),
  };
}

/**
 * Lives a home through a scenario under a policy.
 * @param beginnings - of `beginningsOf`, the same for every policy.
 * @returns its measures.
 */
export function live(
  home: Home,
  beginnings: readonly Beginning[],
  world: World,
  policy: Policy,
): Tally {
  const lives = beginnings.map((beginning) => {
    const life = lifeOf(home, beginning, world, policy);
    planNeeds(life, world.scenario);
    liveOn(life);
    return life;
  });
  return tallyOf(lives, world.a);
}
