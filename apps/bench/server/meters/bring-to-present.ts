import { setImmediate } from "node:timers/promises";
import { step, viewOf } from "@utrn-lab/meter-emulator";
import type { View } from "../http/schemas/view.ts";
import type { KeptMeter } from "../store/meters.ts";

/** So much is stepped at once; then others have their turn. */
export const STRETCH_SECONDS = 31 * 86_400;

/** A meter as anyone may see it, with how its time moves. */
export function seen({ state, clock }: KeptMeter): View {
  const mode = clock.rate > 0 ? "running" : "manual";
  return { ...viewOf(state), clock: { mode, rate: clock.rate } };
}

/** Brings a meter to a moment; one that has passed changes nothing. */
export async function broughtTo(meter: KeptMeter, time: number): Promise<KeptMeter> {
  let { state } = meter;
  while (state.time < time) {
    const at = Math.min(time, state.time + STRETCH_SECONDS);
    state = step(state, { type: "time", at }).state;
    if (at < time) await setImmediate();
  }
  return state === meter.state ? meter : { ...meter, state };
}
