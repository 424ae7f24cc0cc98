import type { Part } from "../../server/meters/parts.ts";
import type { View } from "../../server/meters/view.ts";

/** A meter that the page shows. */
export interface ShownMeter {
  readonly view: View;
  /** How often each part has changed since the page was opened: another number, another reading. */
  readonly changes: Readonly<Record<Part, number>>;
}

const UNCHANGED: ShownMeter["changes"] = { log: 0, outbox: 0, knowledge: 0 };
const EVERY_PART: readonly Part[] = ["log", "outbox", "knowledge"];

function counted(changes: ShownMeter["changes"], parts: readonly Part[]): ShownMeter["changes"] {
  const more = parts.map((part) => [part, changes[part] + 1] as const);
  return { ...changes, ...Object.fromEntries(more) };
}

/**
 * The latest view of each meter that is followed. Views come from two sides, as answers and as a
 * stream, and the one that is older than what is shown is dropped.
 */
class MeterStore {
  readonly #shown = new Map<string, ShownMeter | undefined>();
  readonly #listeners = new Set<() => void>();

  /** Takes views of a meter from now on; the result stops it. */
  follow(meterId: string): () => void {
    this.#shown.set(meterId, undefined);
    return () => this.#shown.delete(meterId);
  }

  /** A meter as it is shown; undefined until a view of it has come. */
  get(meterId: string): ShownMeter | undefined {
    return this.#shown.get(meterId);
  }

  /**
   * Takes a view.
   * @param isStart - whether a stream begins with it: then it holds whatever its revision, as the
   *   meter may have been removed and made anew, and what was to be read may have failed.
   */
  take(view: View, isStart = false): void {
    if (!this.#shown.has(view.meterId)) return;
    const before = this.#shown.get(view.meterId);
    const ahead = view.revision - (before?.view.revision ?? 0);
    if (before !== undefined && !isStart && ahead <= 0) return;
    // Where a revision was missed, nobody said what it touched.
    const parts = isStart || ahead !== 1 ? EVERY_PART : view.changed;
    this.#shown.set(view.meterId, { view, changes: counted(before?.changes ?? UNCHANGED, parts) });
    for (const listener of this.#listeners) listener();
  }

  /** Tells of every view that is taken; the result stops it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** The meters that this page follows. */
export const meters = new MeterStore();
