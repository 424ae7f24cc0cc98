import { codeDigest } from "@utrn-lab/utrn";
import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { raise } from "../events/logs.ts";
import type { Meter, Place } from "../meter/state.ts";
import { HOUR_SECONDS, MINUTE_SECONDS } from "../units/time.ts";

const FAILURES_MAX = 5;
const LOCK_SECONDS = HOUR_SECONDS;

/** Seconds until a lock of a place ends, 0 where none runs (code-format.md 5, lockout). */
function lockSecondsLeft(meter: Meter, place: Place): number {
  const { lockedUntil } = meter.places[place];
  return lockedUntil === null ? 0 : Math.max(0, lockedUntil - meter.time);
}

/** Whether code entry at a place is locked at the meter's time. */
export function isLocked(meter: Meter, place: Place): boolean {
  return lockSecondsLeft(meter, place) > 0;
}

/** Whole minutes until a lock ends, rounded up. */
export function lockMinutesLeft(meter: Meter, place: Place): number {
  return Math.ceil(lockSecondsLeft(meter, place) / MINUTE_SECONDS);
}

/** The different wrong codes of the last 24 hours at a place. */
export function recentFailures(meter: Meter, place: Place): Meter["places"][Place]["failures"] {
  return meter.places[place].failures.filter(({ at }) => at > meter.time - DAY_SECONDS);
}

/**
 * Counts a code that was not authentic; the fifth different one within 24 hours locks entry for an hour,
 * after which it starts from none (code-format.md 5, lockout).
 */
export function countFailure(meter: Meter, place: Place, code: string): void {
  const digest = codeDigest(code);
  const recent = recentFailures(meter, place);
  if (recent.some((failure) => failure.digest === digest)) return;
  const failures = [...recent, { at: meter.time, digest }];
  if (failures.length < FAILURES_MAX) {
    meter.places[place] = { failures, lockedUntil: null };
    return;
  }
  meter.places[place] = { failures: [], lockedUntil: meter.time + LOCK_SECONDS };
  raise(meter, "81C4", place);
}

/** An applied code clears its own place. */
export function clearFailures(meter: Meter, place: Place): void {
  meter.places[place] = { failures: [], lockedUntil: null };
}
