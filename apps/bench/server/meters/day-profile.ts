import { DAY_SECONDS } from "@utrn-lab/utrn/rules";

const HOUR_SECONDS = 3_600;

interface ProfilePart {
  /** Seconds of the day at which it begins. */
  readonly from: number;
  readonly watts: number;
}

/** A working day of a household with electric cooking, in parts of constant load. */
export const DAY_PROFILE: readonly ProfilePart[] = [
  { from: 0, watts: 150 },
  { from: 6.5 * HOUR_SECONDS, watts: 1_800 },
  { from: 8.5 * HOUR_SECONDS, watts: 300 },
  { from: 12 * HOUR_SECONDS, watts: 900 },
  { from: 13.5 * HOUR_SECONDS, watts: 350 },
  { from: 17 * HOUR_SECONDS, watts: 2_600 },
  { from: 20 * HOUR_SECONDS, watts: 900 },
  { from: 23 * HOUR_SECONDS, watts: 200 },
];

/** The load that the profile has at a moment, in watts. */
export function wattsAt(time: number): number {
  const second = time % DAY_SECONDS;
  return DAY_PROFILE.findLast(({ from }) => from <= second)?.watts ?? 0;
}

/** The first moment after `time` at which the profile changes. */
export function nextChange(time: number): number {
  const midnight = time - (time % DAY_SECONDS);
  const next = DAY_PROFILE.find(({ from }) => midnight + from > time);
  return midnight + (next?.from ?? DAY_SECONDS);
}

/** Every change of the load later than `after`, up to and at `until`, as an event of a meter. */
export function changesBetween(after: number, until: number) {
  const changes: { type: "load"; at: number; watts: number }[] = [];
  for (let at = nextChange(after); at <= until; at = nextChange(at)) {
    changes.push({ type: "load", at, watts: wattsAt(at) });
  }
  return changes;
}
