import type { View } from "../meters/view.ts";

/** Called with the view after every change of a meter, or undefined when it is removed. */
export type Watcher = (view: View | undefined) => void;

/** The watchers of each meter. */
export class Watchers {
  readonly #byMeter = new Map<string, Set<Watcher>>();

  /** Adds a watcher of a meter; calling the result removes it. */
  add(meterId: string, watcher: Watcher): () => void {
    const watchers = this.#byMeter.get(meterId) ?? new Set<Watcher>();
    this.#byMeter.set(meterId, watchers.add(watcher));
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0) this.#byMeter.delete(meterId);
    };
  }

  /** Tells the watchers of a meter; the view is made only where there is one. */
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
