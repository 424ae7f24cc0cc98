/** Told of a key that lights on the case. */
type Listener = (key: string) => void;

/** Keys of a meter that a session presses: they light on the case, and are sent by who plays it. */
class ShownPress {
  readonly #listeners = new Set<Listener>();

  /** Lights a key. */
  press(key: string): void {
    for (const listener of this.#listeners) listener(key);
  }

  /** Tells of every key from now on; the result stops it. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export const shownPress = new ShownPress();
