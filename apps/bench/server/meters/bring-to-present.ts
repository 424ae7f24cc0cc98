import { setImmediate } from "node:timers/promises";
import { type LogEntry, nextDue, stepThrough } from "@utrn-lab/meter-emulator";
import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import { isHeld, paceOf, timeOf, withRate } from "./clock.ts";
import { changesBetween } from "./day-profile.ts";
import type { House } from "./house.ts";
import type { KeptMeter } from "./kept-meter.ts";

/** The longest span stepped in one go, before other requests are served. */
const STRETCH_SECONDS = 31 * DAY_SECONDS;

/** Brings a house to a moment, and tells what its meter logged; one that has passed is nothing. */
export async function broughtTo<H extends House>(
  house: H,
  time: number,
): Promise<{ readonly house: H; readonly events: readonly LogEntry[] }> {
  let { state } = house;
  const events: LogEntry[] = [];
  while (state.timeSeconds < time) {
    const until = Math.min(time, state.timeSeconds + STRETCH_SECONDS);
    const loads = house.dayProfile ? changesBetween(state.timeSeconds, until) : [];
    const walked = stepThrough(state, { events: loads, until });
    state = walked.state;
    events.push(...walked.events);
    if (until < time) await setImmediate();
  }
  return { house: state === house.state ? house : { ...house, state }, events };
}

/**
 * A meter as its clock has it by now. An entry that was in progress has held a faster clock until
 * it ended by itself: from that moment on the clock has run at its rate.
 */
export async function presentOf(meter: KeptMeter, nowMs: number): Promise<KeptMeter> {
  const { clock } = meter;
  const heldTo = timeOf(paceOf(meter), nowMs);
  if (isHeld(meter) && heldTo < meter.state.timeSeconds) {
    // The bench of before held no clock, or the host's time went back: it is held from now on.
    return { ...meter, clock: withRate(clock.rate, meter.state.timeSeconds, nowMs) };
  }
  let present = meter;
  while (isHeld(present) && present.state.timeSeconds < heldTo) {
    const next = Math.min(heldTo, nextDue(present.state));
    present = (await broughtTo(present, next)).house;
  }
  if (isHeld(present)) return present;
  if (!isHeld(meter)) return (await broughtTo(meter, heldTo)).house;
  const baseTime = present.state.timeSeconds;
  const baseMs = clock.baseMs + (baseTime - clock.baseTime) * 1_000;
  const released = { ...present, clock: { ...clock, baseTime, baseMs } };
  return (await broughtTo(released, timeOf(released.clock, nowMs))).house;
}
