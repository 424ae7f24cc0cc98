import { setImmediate } from "node:timers/promises";
import { step } from "@utrn-lab/meter-emulator";
import { DAY_SECONDS } from "@utrn-lab/utrn/rules";
import type { KeptMeter } from "./kept-meter.ts";

/** The longest span stepped in one go, before other requests are served. */
export const STRETCH_SECONDS = 31 * DAY_SECONDS;

/** Brings a meter to a moment; one that has passed changes nothing. */
export async function broughtTo(meter: KeptMeter, time: number): Promise<KeptMeter> {
  let { state } = meter;
  while (state.timeSeconds < time) {
    const at = Math.min(time, state.timeSeconds + STRETCH_SECONDS);
    state = step(state, { type: "time", at }).state;
    if (at < time) await setImmediate();
  }
  return state === meter.state ? meter : { ...meter, state };
}
