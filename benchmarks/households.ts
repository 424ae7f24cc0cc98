import { type MeterEvent, type MeterState, step, stepThrough } from "@utrn-lab/meter-emulator";
import { issueCode } from "@utrn-lab/utrn";
import { milliseconds } from "./milliseconds.ts";
import {
  DAY_SECONDS,
  newMeter,
  SECRET,
  STANDING_CHARGE_MILLIPENCE,
  START,
  UNIT_RATE_MILLIPENCE,
} from "./prepaid-meter.ts";

const DAYS = 90;
const HALF_HOUR_SECONDS = 1_800;
const HALF_HOURS = DAYS * 48;
const WATT_SECONDS_PER_KWH = 3_600_000;
/** More than 90 days take. */
const MUCH_CREDIT_MILLIPENCE = 99_000_000;

/** The load of each half-hour, in watts; no two households have the same. */
function wattsOf(household: number): readonly number[] {
  return Array.from({ length: HALF_HOURS }, (_, at) => 200 + ((at + household) % 7) * 150);
}

function eventsOf(watts: readonly number[]): readonly MeterEvent[] {
  return watts.map((load, at) => ({
    at: START + at * HALF_HOUR_SECONDS,
    type: "load",
    watts: load,
  }));
}

/** The same arithmetic and nothing else: energy by price, the remainder kept, and the days. */
function bareBalance(watts: readonly number[]): number {
  let balance = MUCH_CREDIT_MILLIPENCE;
  let remainder = 0;
  for (let at = 1; at < watts.length; at += 1) {
    const wattSeconds = (watts[at - 1] ?? 0) * HALF_HOUR_SECONDS;
    const units = wattSeconds * UNIT_RATE_MILLIPENCE + remainder;
    balance -= Math.floor(units / WATT_SECONDS_PER_KWH);
    remainder = units % WATT_SECONDS_PER_KWH;
    if (at % 48 === 0) balance -= STANDING_CHARGE_MILLIPENCE;
  }
  return balance;
}

/** Milliseconds of each round; the first ones warm the compiler up and are left out. */
function rounds(work: () => void): readonly number[] {
  const ROUNDS = 25;
  return Array.from({ length: ROUNDS + 10 }, () => milliseconds(work)).slice(-ROUNDS);
}

interface Milliseconds {
  readonly step: readonly number[];
  readonly walk: readonly number[];
  readonly bare: readonly number[];
}

/** How long 90 half-hourly days of one meter take: by single steps, by one walk, and barely. */
export function ninetyDays(): Milliseconds {
  const watts = wattsOf(0);
  const events = eventsOf(watts);
  const start = newMeter(MUCH_CREDIT_MILLIPENCE);
  let stepped: MeterState = start;
  let walked: MeterState = start;
  let bare = 0;
  const times = {
    step: rounds(() => {
      stepped = events.reduce<MeterState>((meter, event) => step(meter, event).state, start);
    }),
    walk: rounds(() => {
      walked = stepThrough(start, { events }).state;
    }),
    bare: rounds(() => {
      bare = bareBalance(watts);
    }),
  };
  const balances = [stepped, walked].map(({ account }) => account.balanceMillipence);
  if (balances.some((balance) => balance !== bare)) {
    throw new Error(`the bare loop comes to ${bare} mp, the meter to ${balances.join(" and ")}`);
  }
  return times;
}

/** A household that pays in 20 pounds by a code whenever credit is low. */
function live(household: number): void {
  const events = eventsOf(wattsOf(household));
  const until = START + DAYS * DAY_SECONDS;
  let meter = newMeter(1_000_000 + household);
  let from = 0;
  for (let utrnCounter = 1; ; utrnCounter += 1) {
    const walked = stepThrough(meter, { events, from, until, stopAt: ["810D"] });
    if (!walked.stopped) return;
    from = walked.next;
    const commands = [{ type: "top_up", amountPence: 2_000 }] as const;
    const code = issueCode(SECRET, { utrnCounter, commands });
    const at = walked.state.timeSeconds;
    meter = step(walked.state, { at, type: "code", code, via: "keypad" }).state;
  }
}

/** How many days of such households one core gets through in a second, meters made included. */
export function householdDaysPerSecond(households: number): number {
  const elapsed = milliseconds(() => {
    for (let household = 0; household < households; household += 1) live(household);
  });
  return (households * DAYS * 1_000) / elapsed;
}
