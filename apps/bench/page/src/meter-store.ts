import { PARTS, type Part } from "../../server/meters/kept-meter.ts";
import type { View } from "../../server/meters/view.ts";

/** A meter that the page shows. */
export interface ShownMeter {
  readonly view: View;
  /** How often each part has changed since the page was opened: another number, another reading. */
  readonly changes: Readonly<Record<Part, number>>;
}

const UNCHANGED: ShownMeter["changes"] = { log: 0, outbox: 0, knowledge: 0 };

function counted(changes: ShownMeter["changes"], parts: readonly Part[]): ShownMeter["changes"] {
  const more = parts.map((part) => [part, changes[part] + 1] as const);
  return { ...changes, ...Object.fromEntries(more) };
}

/**
 * The latest view of each meter that is followed. Views come as answers and over a stream; one that
 * is older than the view shown is dropped.
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
   * @param isStart - whether it is the first of a stream: then it is shown whatever its revision,
   *   as the meter may have been made anew, and every part is read again, as a reading may have
   *   failed.
   */
  take(view: View, isStart = false): void {
    if (!this.#shown.has(view.meterId)) return;
    const before = this.#shown.get(view.meterId);
    const ahead = view.revision - (before?.view.revision ?? 0);
    if (before !== undefined && !isStart && ahead <= 0) return;
    // What a missed revision touched is not known.
    const parts = isStart || ahead !== 1 ? PARTS : view.changed;
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
