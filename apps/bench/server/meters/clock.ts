import { type MeterState, TIME_MAX } from "@utrn-lab/meter-emulator";

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

/** A meter, and how its time moves. */
interface Clocked {
  readonly state: MeterState;
  readonly clock: Clock;
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

/** Whether an entry holds the clock: nobody keys twenty digits in a third of a second. */
export function isHeld({ state, clock }: Clocked): boolean {
  return state.entry !== null && clock.rate > 1;
}

/** The clock at the pace at which it moves now: one that is held, at that of real time. */
export function paceOf(meter: Clocked): Clock {
  return isHeld(meter) ? { ...meter.clock, rate: 1 } : meter.clock;
}

/** The clock after a change: one that an entry begins or ceases to hold counts from now on. */
export function clockAfter(before: Clocked, after: Clocked, nowMs: number): Clock {
  const { clock, state } = after;
  if (isHeld(before) === isHeld(after)) return clock;
  return withRate(clock.rate, state.timeSeconds, nowMs);
}
