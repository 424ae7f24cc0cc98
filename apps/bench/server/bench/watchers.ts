import type { View } from "../meters/view.ts";

/** Told of every change of a meter; undefined when it is gone. */
export type Watcher = (view: View | undefined) => void;

/** Who wants to hear of which meter. */
export class Watchers {
  readonly #byMeter = new Map<string, Set<Watcher>>();

  /** Adds one who hears of a meter from now on; the result stops it. */
  add(meterId: string, watcher: Watcher): () => void {
    const watchers = this.#byMeter.get(meterId) ?? new Set<Watcher>();
    this.#byMeter.set(meterId, watchers.add(watcher));
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0) this.#byMeter.delete(meterId);
    };
  }

  /** Tells all of a meter; the view is only made where somebody watches. */
  tell(meterId: string, look: () => View | undefined): void {
    const watchers = this.#byMeter.get(meterId);
    if (watchers === undefined) return;
    const view = look();
    for (const watcher of [...watchers]) watcher(view);
  }

  /** The meters that somebody watches. */
  watched(): readonly string[] {
    return [...this.#byMeter.keys()];
  }
}
