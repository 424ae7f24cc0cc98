import type { View } from "../meters/view.ts";
import type { Bench } from "./bench.ts";

/** How often a watched meter that runs by itself is brought to the present. */
const TICK_MS = 500;

/**
 * Brings every watched meter with a running clock to the present, so that its watchers see it move.
 * One timer serves all of them.
 * @param onError - told why a meter could not be brought to the present.
 * @returns stops it.
 */
export function startTicking(bench: Bench, onError: (error: unknown) => void): () => void {
  const busy = new Set<string>();
  const tick = (): void => {
    for (const meterId of bench.watchedRunning()) {
      if (busy.has(meterId)) continue;
      busy.add(meterId);
      bench
        .see(meterId)
        .catch(onError)
        .finally(() => busy.delete(meterId));
    }
  };
  const timer = setInterval(tick, TICK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** What a server-sent event says. */
interface ViewMessage {
  readonly data: View;
}

/**
 * Follows a meter: its view now, and the latest one whenever it has changed and the reader is
 * ready.
 */
export class Follower {
  #latest: View;
  #isOpen = true;
  #wake: () => void = () => {};
  readonly #stop: () => void;

  constructor(bench: Bench, view: View) {
    this.#latest = view;
    this.#stop = bench.watch(view.meterId, (changed) => {
      if (changed === undefined) return this.close();
      this.#latest = changed;
      this.#wake();
    });
  }

  /** Ends it: the reader has gone, the meter has, or the server stops. */
  close(): void {
    this.#isOpen = false;
    this.#stop();
    this.#wake();
  }

  async *messages(): AsyncGenerator<ViewMessage> {
    let told: View | undefined;
    while (this.#isOpen) {
      const changed = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      if (this.#latest === told) await changed;
      else {
        told = this.#latest;
        yield { data: told };
      }
    }
  }
}
