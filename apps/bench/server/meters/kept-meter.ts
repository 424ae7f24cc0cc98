import type { MeterState } from "@utrn-lab/meter-emulator";
import type { Clock } from "./clock.ts";

/** A meter of the bench: the meter itself, and how its time moves. */
export interface KeptMeter {
  readonly state: MeterState;
  readonly clock: Clock;
}
