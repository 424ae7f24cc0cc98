import { TIME_MAX } from "@utrn-lab/meter-emulator";

/**
 * How the time of a meter moves. All of it is stored, so a restart neither loses nor repeats time:
 * a meter on the wall does not stop because its bench did.
 */
export interface Clock {
  /** Meter seconds a second; 0 for a clock that is moved by hand. */
  readonly rate: number;
  /** The meter's time, in epoch seconds, at `baseMs`. */
  readonly baseTime: number;
  /** The host's time, in epoch milliseconds, from which `rate` counts. */
  readonly baseMs: number;
}

export const RATE_MAX = 86_400;

/** The time a clock shows: whole seconds, up to the last that a code can name. */
export function timeOf({ rate, baseTime, baseMs }: Clock, nowMs: number): number {
  const elapsedMs = Math.max(0, nowMs - baseMs);
  return Math.min(TIME_MAX, baseTime + Math.floor((elapsedMs * rate) / 1_000));
}

/** A clock that shows `time` now and moves at a rate; 0 stops it. */
export function withRate(rate: number, time: number, nowMs: number): Clock {
  return { rate, baseTime: time, baseMs: nowMs };
}

/** Shows `time` now, and keeps the fraction of a second that a running clock has reached. */
export function shiftedTo(clock: Clock, time: number, nowMs: number): Clock {
  return { ...clock, baseTime: clock.baseTime + time - timeOf(clock, nowMs) };
}
