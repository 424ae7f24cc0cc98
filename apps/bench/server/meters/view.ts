import type { Face, MeterView } from "@utrn-lab/meter-emulator";
import { isHeld } from "./clock.ts";
import type { KeptMeter, Part } from "./kept-meter.ts";
import { type NextEvent, nextEventOf } from "./next-moment.ts";
import type { Difference } from "./register-types.ts";
import { shownBy } from "./shown-by.ts";

/** How the meter's time moves, which the bench adds to what the meter shows. */
interface ClockView {
  readonly mode: "manual" | "running";
  readonly rate: number;
  /** Whether an entry in progress holds it at 1 meter second a second. */
  readonly held: boolean;
}

/**
 * The public view of a meter (docs/reference/http-bench.md): no private key, no shared secret.
 */
export type View = MeterView & {
  readonly clock: ClockView;
  readonly label: string;
  /** Which keys the meter has, those that were pressed last. */
  readonly face: Face;
  readonly dayProfile: boolean;
  readonly nextEvent: NextEvent;
  readonly revision: number;
  readonly changed: readonly Part[];
  readonly moved: readonly Difference[];
};

/** The public view of a meter, with its clock and its revision. */
export function seen(meter: KeptMeter): View {
  const { state, clock, ...rest } = meter;
  const { rate } = clock;
  return {
    ...shownBy(state),
    face: state.face,
    clock: { mode: rate > 0 ? "running" : "manual", rate, held: isHeld(meter) },
    nextEvent: nextEventOf(meter),
    ...rest,
  };
}
