import { type MeterState, nextDue } from "@utrn-lab/meter-emulator";
import { DAY_SECONDS } from "@utrn-lab/utrn/rules";

/** The next 00:00 UTC after a meter's time. */
export function nextMidnight({ timeSeconds: time }: MeterState): number {
  return time - (time % DAY_SECONDS) + DAY_SECONDS;
}

/**
 * The next moment at which something happens at a meter by itself: what falls due (the emulator's
 * `nextDue`, which is a midnight at the latest), and what ends without anything falling due, a lock
 * and an open HAN.
 */
export function nextMoment(state: MeterState): number {
  const { places, han, timeSeconds: time } = state;
  const ends = [
    places.keypad.lockedUntilSeconds,
    places.ppmid.lockedUntilSeconds,
    han.openUntilSeconds,
  ];
  return Math.min(nextDue(state), ...ends.filter((end) => end !== null && end > time).map(Number));
}
