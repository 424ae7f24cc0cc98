import { type MeterState, type MeterView, viewOf } from "@utrn-lab/meter-emulator";
import type { KeptMeter, Part } from "./kept-meter.ts";
import type { Difference } from "./register-types.ts";

/** How the meter's time moves, which the bench adds to what the meter shows. */
interface ClockView {
  readonly mode: "manual" | "running";
  readonly rate: number;
}

/**
 * The public view of a meter (docs/reference/http-bench.md): no private key, no shared secret.
 */
export type View = MeterView & {
  readonly clock: ClockView;
  readonly label: string;
  readonly revision: number;
  readonly changed: readonly Part[];
  readonly moved: readonly Difference[];
};

const views = new WeakMap<MeterState, MeterView>();

/**
 * What a meter shows. A state never changes, so its view is computed once for all who need it: the
 * session that records a change, the answer, and every watcher.
 */
export function shownBy(state: MeterState): MeterView {
  const known = views.get(state);
  if (known !== undefined) return known;
  const view = viewOf(state);
  views.set(state, view);
  return view;
}

/** The public view of a meter, with its clock and its revision. */
export function seen({ state, clock: { rate }, ...rest }: KeptMeter): View {
  const mode = rate > 0 ? "running" : "manual";
  return { ...shownBy(state), clock: { mode, rate }, ...rest };
}
