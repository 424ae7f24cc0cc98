import { type MeterState, type MeterView, viewOf } from "@utrn-lab/meter-emulator";

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
