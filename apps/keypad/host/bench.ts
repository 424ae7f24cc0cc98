import { Problem, refusingFields } from "@utrn-lab/http-host";
import { type MeterEvent, type Outcomes, step } from "@utrn-lab/meter-emulator";
import { timeOf } from "./clock.ts";
import { broughtTo, seen } from "./present.ts";
import type { View } from "./schemas/view.ts";
import type { Sources } from "./sources.ts";
import type { Store } from "./store/database.ts";
import { addMeter, dropMeter, findMeter, type KeptMeter, saveMeter } from "./store/meters.ts";
import { Turns } from "./turns.ts";
import { type Watcher, Watchers } from "./watchers.ts";

/** What happens to a meter, but when: that is the bench's to say. */
export type Happening<T extends keyof Outcomes> = Omit<Extract<MeterEvent, { type: T }>, "at"> & {
  readonly type: T;
};

/**
 * The meters of a bench. Each is in memory and in the store; whatever changes one is stored, in one durable
 * step, before anybody hears of it (meter.md 8), and what concerns one meter happens one after another.
 */
export class Bench {
  readonly sources: Sources;
  readonly #store: Store;
  readonly #meters: Map<string, KeptMeter>;
  readonly #turns = new Turns();
  readonly #watchers = new Watchers();

  constructor(store: Store, sources: Sources, meters: readonly KeptMeter[]) {
    this.#store = store;
    this.sources = sources;
    this.#meters = new Map(meters.map((meter) => [meter.state.meterId, meter]));
  }

  /** Every meter by its id, in the order in which they were made. */
  ids(): readonly string[] {
    return [...this.#meters.keys()];
  }

  /** Takes a new meter in. Throws Problem `meter_exists`. */
  add(meter: KeptMeter): Promise<View> {
    const { meterId } = meter.state;
    return this.#turns.take(meterId, async () => {
      if (this.#meters.has(meterId)) {
        throw new Problem("meter_exists", "A meter with this id is on the bench.");
      }
      await addMeter(this.#store, meter);
      this.#meters.set(meterId, meter);
      return seen(meter);
    });
  }

  /** Takes a meter off the bench. Throws Problem `not_found`. */
  remove(meterId: string): Promise<void> {
    return this.#turns.take(meterId, async () => {
      this.#required(meterId);
      await dropMeter(this.#store, meterId);
      this.#meters.delete(meterId);
      this.#watchers.tell(meterId, () => undefined);
    });
  }

  /**
   * Changes a meter, from how it is at this moment.
   * @param act - gives the meter after; it is called when everything before has been stored.
   * @returns the meter as it was stored.
   * @throws Problem `not_found`, and what `act` throws; then nothing has changed.
   */
  change(
    meterId: string,
    act: (meter: KeptMeter, nowMs: number) => KeptMeter | Promise<KeptMeter>,
  ): Promise<KeptMeter> {
    return this.#turns.take(meterId, async () => {
      const before = this.#required(meterId);
      const nowMs = this.sources.nowMs();
      const present = await broughtTo(before, timeOf(before.clock, nowMs));
      const after = await act(present, nowMs);
      if (after !== before) await this.#keep(after);
      return after;
    });
  }

  /** A meter at this moment. */
  see(meterId: string): Promise<KeptMeter> {
    return this.change(meterId, (meter) => meter);
  }

  /**
   * Lets something happen to a meter now.
   * @throws Problem `invalid_request` naming the member that is wrong, or `not_found`.
   */
  async happen<T extends keyof Outcomes>(
    meterId: string,
    happening: Happening<T>,
  ): Promise<{ readonly view: View; readonly outcome: Outcomes[T] }> {
    let outcome: Outcomes[T] | undefined;
    const after = await this.change(meterId, (meter) => {
      const event = { ...happening, at: meter.state.time } as Parameters<typeof step<T>>[1];
      const stepped = refusingFields(() => step<T>(meter.state, event));
      outcome = stepped.outcome;
      return { ...meter, state: stepped.state };
    });
    return { view: seen(after), outcome: outcome as Outcomes[T] };
  }

  /** Tells a watcher of every change of a meter from now on; the result stops it. */
  watch(meterId: string, watcher: Watcher): () => void {
    return this.#watchers.add(meterId, watcher);
  }

  /** The meters that somebody watches and whose time moves by itself. */
  watchedRunning(): readonly string[] {
    const rateOf = (meterId: string) => this.#meters.get(meterId)?.clock.rate ?? 0;
    return this.#watchers.watched().filter((meterId) => rateOf(meterId) > 0);
  }

  #required(meterId: string): KeptMeter {
    const meter = this.#meters.get(meterId);
    if (meter === undefined) throw new Problem("not_found", "No meter of the bench has this id.");
    return meter;
  }

  async #keep(meter: KeptMeter): Promise<void> {
    const { meterId } = meter.state;
    try {
      await saveMeter(this.#store, meter);
    } catch (error) {
      // Whether a commit that failed took effect, only the store knows.
      const stored = await findMeter(this.#store, meterId);
      if (stored !== undefined) this.#meters.set(meterId, stored);
      throw error;
    }
    this.#meters.set(meterId, meter);
    this.#watchers.tell(meterId, () => seen(meter));
  }
}
