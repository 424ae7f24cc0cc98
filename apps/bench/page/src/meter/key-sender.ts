import { bench, type Face } from "../api.ts";

/**
 * Sends keys to a meter, one request at a time: what is pressed meanwhile goes together in the
 * next, so that keys always arrive in the order of the fingers.
 */
export class KeySender {
  readonly #meterId: string;
  readonly #onRefused: (error: unknown) => void;
  #waiting = "";
  #face: Face = "twelve";
  #busy = false;
  #sending: Promise<void> = Promise.resolve();

  constructor(meterId: string, onRefused: (error: unknown) => void) {
    this.#meterId = meterId;
    this.#onRefused = onRefused;
  }

  press(key: string, face: Face): void {
    this.#waiting += key;
    this.#face = face;
    if (!this.#busy) this.#sending = this.#send();
  }

  /** Resolves when every key that was pressed has been answered, or refused. */
  sent(): Promise<void> {
    return this.#sending;
  }

  async #send(): Promise<void> {
    this.#busy = true;
    try {
      while (this.#waiting !== "") {
        const keys = this.#waiting;
        this.#waiting = "";
        await bench.keys(this.#meterId, keys, this.#face);
      }
    } catch (error) {
      this.#waiting = "";
      this.#onRefused(error);
    } finally {
      this.#busy = false;
    }
  }
}
