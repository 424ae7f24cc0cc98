import { TIME_MAX, TIME_MIN } from "@utrn-lab/meter-emulator";
import { checkInteger, FieldRangeError } from "@utrn-lab/utrn/checks";

/** The meter's time, in seconds since the Unix epoch. */
export interface Clock {
  now(): number;
  /** Lets time pass at once. */
  pass(seconds: number): void;
}

/**
 * A clock that goes as its source does, and never before a moment.
 * @param source - the host's clock, or one that stands still.
 * @param from - the moment that the meter has come to.
 */
export function clockOf(source: () => number, from: number): Clock {
  let ahead = Math.max(0, from - source());
  return {
    now: () => source() + ahead,
    pass: (seconds) => {
      ahead += checkInteger(seconds, "time", 0, TIME_MAX - source() - ahead);
    },
  };
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/;

/**
 * A moment as it was typed, "2026-12-24T18:00Z".
 * @throws FieldRangeError naming `--time`.
 */
export function parseMoment(typed: string): number {
  const seconds = MOMENT.test(typed) ? Date.parse(typed) / 1_000 : Number.NaN;
  if (seconds >= TIME_MIN && seconds <= TIME_MAX) return seconds;
  throw new FieldRangeError("--time", "must be a moment as 2026-12-24T18:00Z, from 2000 to 2044");
}

const UNIT_SECONDS = new Map([
  ["s", 1],
  ["m", 60],
  ["h", 3_600],
  ["d", 86_400],
]);

/** "+90m" in seconds; undefined where something else was typed. */
export function parsePassing(typed: string): number | undefined {
  const [, count, unit = ""] = /^\+(\d{1,6})([smhd])$/.exec(typed) ?? [];
  return count === undefined ? undefined : Number(count) * (UNIT_SECONDS.get(unit) ?? 0);
}
