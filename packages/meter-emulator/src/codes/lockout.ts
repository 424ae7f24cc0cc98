import { codeDigest } from "@utrn-lab/utrn/replay";
import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { raise } from "../events/logs.ts";
import type { MeterDraft } from "../meter/draft.ts";
import type { MeterState, Place, PlaceState } from "../meter/state.ts";
import { HOUR_SECONDS, MINUTE_SECONDS } from "../units/time.ts";

const FAILURES_MAX = 5;
const LOCK_SECONDS = HOUR_SECONDS;

/** Seconds until a lock of a place ends, 0 where none runs (code-format.md 5, lockout). */
function lockSecondsLeft(meter: MeterState, place: Place): number {
  const { lockedUntilSeconds } = meter.places[place];
  return Math.max(0, (lockedUntilSeconds ?? 0) - meter.timeSeconds);
}

/** Whether code entry at a place is locked at the meter's time. */
export function isLocked(meter: MeterState, place: Place): boolean {
  return lockSecondsLeft(meter, place) > 0;
}

/** Whole minutes until a lock ends, rounded up. */
export function lockMinutesLeft(meter: MeterState, place: Place): number {
  return Math.ceil(lockSecondsLeft(meter, place) / MINUTE_SECONDS);
}

/** The different wrong codes of the last 24 hours at a place. */
export function recentFailures(meter: MeterState, place: Place): PlaceState["failures"] {
  return meter.places[place].failures.filter(
    ({ atSeconds }) => atSeconds > meter.timeSeconds - DAY_SECONDS,
  );
}

/**
 * Counts a code that was not authentic; the fifth different one within 24 hours locks entry for an
 * hour, after which it starts from none (code-format.md 5, lockout).
 */
export function countFailure(meter: MeterDraft, place: Place, code: string): void {
  const digest = codeDigest(code);
  const recent = recentFailures(meter, place);
  if (recent.some((failure) => failure.digest === digest)) return;
  const failures = [...recent, { atSeconds: meter.timeSeconds, digest }];
  if (failures.length < FAILURES_MAX) {
    meter.places[place] = { failures, lockedUntilSeconds: null };
    return;
  }
  meter.places[place] = { failures: [], lockedUntilSeconds: meter.timeSeconds + LOCK_SECONDS };
  raise(meter, "81C4", place);
}

/** An applied code clears its own place. */
export function clearFailures(meter: MeterDraft, place: Place): void {
  meter.places[place] = { failures: [], lockedUntilSeconds: null };
}
