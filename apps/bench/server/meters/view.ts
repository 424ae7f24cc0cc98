import { type MeterView, viewOf } from "@utrn-lab/meter-emulator";
import type { KeptMeter } from "./kept-meter.ts";

/** How the meter's time moves, as the bench adds it to what the meter shows. */
export interface ClockView {
  readonly mode: "manual" | "running";
  readonly rate: number;
}

/** A meter as anyone may see it (docs/reference/http-bench.md): no private key, no shared secret. */
export type View = MeterView & { readonly clock: ClockView };

/** A meter as anyone may see it, with how its time moves. */
export function seen({ state, clock }: KeptMeter): View {
  const mode = clock.rate > 0 ? "running" : "manual";
  return { ...viewOf(state), clock: { mode, rate: clock.rate } };
}
