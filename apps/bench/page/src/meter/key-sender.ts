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

  constructor(meterId: string, onRefused: (error: unknown) => void) {
    this.#meterId = meterId;
    this.#onRefused = onRefused;
  }

  press(key: string, face: Face): void {
    this.#waiting += key;
    this.#face = face;
    if (!this.#busy) void this.#send();
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
