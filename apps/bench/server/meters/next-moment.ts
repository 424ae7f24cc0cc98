import { type MeterState, nextDue, step, TIME_MAX } from "@utrn-lab/meter-emulator";
import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { nextChange, wattsAt } from "./day-profile.ts";
import type { House } from "./house.ts";
import { shownBy } from "./shown-by.ts";

const HOUR_SECONDS = 3_600;

/** The next thing that happens at a meter by itself. */
export interface NextEvent {
  /** Seconds since the Unix epoch. */
  readonly at: number;
  /** What it is, in words; several things may happen in one second. */
  readonly texts: readonly string[];
}

/** The next 00:00 UTC after a meter's time. */
export function nextMidnight({ state: { timeSeconds: time } }: House): number {
  return time - (time % DAY_SECONDS) + DAY_SECONDS;
}

/**
 * The next moment at which something happens at a meter by itself: what falls due (the emulator's
 * `nextDue`, which is a midnight at the latest), what ends without anything falling due, a lock
 * and an open HAN, and a change of the load by the profile of a day.
 */
export function nextMoment({ state, dayProfile }: House): number {
  const { places, han, timeSeconds: time } = state;
  const ends = [
    places.keypad.lockedUntilSeconds,
    places.ppmid.lockedUntilSeconds,
    han.openUntilSeconds,
    dayProfile ? nextChange(time) : null,
  ];
  return Math.min(nextDue(state), ...ends.filter((end) => end !== null && end > time).map(Number));
}

/** Whether a time debt is recovered each hour. */
function isRecovering({ recovery, account }: MeterState): boolean {
  return (["time_1", "time_2"] as const).some((register) => {
    const { period, rateMillipence } = recovery[register];
    return period === "hourly" && rateMillipence > 0 && account.debtMillipence[register] > 0;
  });
}

/** What is told apart in two states of a meter: before the next moment, and at it. */
function turns(before: MeterState, after: MeterState): readonly (readonly [boolean, string])[] {
  const { timeSeconds: at, places, han } = after;
  const { rate2Start, rate2End } = shownBy(before).tariff;
  const minute = new Date(at * 1_000).toISOString().slice(11, 16);
  const [wasProtected, isProtected] = [before, after].map(
    (state) => shownBy(state).nonDisconnect.protected,
  );
  return [
    [at % DAY_SECONDS === 0, "midnight"],
    [before.entry !== null && after.entry === null, "the entry ends"],
    [at % 60 === 0 && (minute === rate2Start || minute === rate2End), "the unit rate changes"],
    [isProtected === true && !wasProtected, "a protected time begins"],
    [wasProtected === true && !isProtected, "a protected time ends"],
    [at % HOUR_SECONDS === 0 && isRecovering(before), "time debt recovery falls due"],
    [places.keypad.lockedUntilSeconds === at, "the lock of the keypad ends"],
    [places.ppmid.lockedUntilSeconds === at, "the lock of the PPMID ends"],
    [han.openUntilSeconds === at, "the home area network closes"],
  ];
}

/** What comes at the next moment, found on a meter that is thrown away. */
export function nextEventOf(house: House): NextEvent {
  const { state, dayProfile } = house;
  const at = nextMoment(house);
  if (at > TIME_MAX) return { at, texts: [] };
  const { state: then, events } = step(state, { type: "time", at });
  const load = wattsAt(at).toLocaleString("en-GB");
  const isChange = dayProfile && nextChange(state.timeSeconds) === at;
  const texts = [
    ...turns(state, then).flatMap(([isSo, text]) => (isSo ? [text] : [])),
    ...(isChange ? [`the load becomes ${load} W`] : []),
    ...new Set(events.map(({ text }) => text)),
  ];
  return { at, texts: texts.length === 0 ? ["a level of credit is reached"] : texts };
}
