import { Problem, parseInput } from "@utrn-lab/http-host";
import type { MeterEvent, MeterState, Outcomes, step } from "@utrn-lab/meter-emulator";
import { presentOf } from "../meters/bring-to-present.ts";
import { partsChanged } from "../meters/changed-parts.ts";
import { clockAfter } from "../meters/clock.ts";
import { stepIn } from "../meters/house.ts";
import type { ClockedMeter, KeptMeter } from "../meters/kept-meter.ts";
import { registersMoved } from "../meters/registers.ts";
import { seen, type View } from "../meters/view.ts";
import type { NewMeter, Recording } from "../sessions/kept-session.ts";
import { isUnheard, recorded } from "../sessions/record.ts";
import type { Store } from "../store/database.ts";
import { addMeters, dropMeter, findMeter, saveMeter } from "../store/meters.ts";
import { findSession, type KeptSession } from "../store/sessions.ts";
import type { Sources } from "./sources.ts";
import { Turns } from "./turns.ts";
import { type Watcher, Watchers } from "./watchers.ts";

/** An event of a meter without its time, which the bench sets. */
type Happening<T extends keyof Outcomes> = Omit<Extract<MeterEvent, { type: T }>, "at"> & {
  readonly type: T;
};

/** A meter after something was done to it, and what its session says of that. */
export interface Changed {
  readonly meter: ClockedMeter;
  /** A new name; left out, it keeps its own. */
  readonly label?: string;
  /** Left out where the meter was only read: time that passes by itself is in no step. */
  readonly records?: readonly Recording[];
}

/** A change, and what its caller is told of it. */
export interface Told<T> extends Changed {
  readonly told: T;
}

/**
 * The meters of a bench. Each is in memory and in the store; whatever changes one is stored, in one
 * durable step, before anybody hears of it (meter.md 8), and what concerns one meter happens one
 * after another.
 */
export class Bench {
  readonly sources: Sources;
  readonly #tables: Store;
  readonly #meters: Map<string, KeptMeter>;
  readonly #turns = new Turns();
  readonly #watchers = new Watchers();
  /** Meters of which only the store knows whether their last change took effect: it failed. */
  readonly #unsure = new Set<string>();

  constructor(store: Store, sources: Sources, meters: readonly KeptMeter[]) {
    this.#tables = store;
    this.sources = sources;
    this.#meters = new Map(meters.map((meter) => [meter.state.meterId, meter]));
  }

  /** Every meter by its id, in the order in which they were made; one of them may be gone. */
  ids(): readonly string[] {
    return [...new Set([...this.#meters.keys(), ...this.#unsure])];
  }

  /** Takes new meters in, all or none. Throws Problem `meter_exists`. */
  add(made: readonly NewMeter[]): Promise<void> {
    // A meter that is not there yet has no turns of its own: all additions share one.
    return this.#turns.take("", async () => {
      for (const { meter } of made) {
        const { meterId } = meter.state;
        await this.#settle(meterId);
        if (!this.#meters.has(meterId)) continue;
        const advice = "delete that one first, or use another id";
        throw new Problem(
          "meter_exists",
          `The meter ${meterId} is on the bench already: ${advice}.`,
        );
      }
      const meterIds = made.map(({ meter }) => meter.state.meterId);
      await this.#store(meterIds, (tables) => addMeters(tables, made));
      for (const { meter } of made) this.#meters.set(meter.state.meterId, meter);
    });
  }

  /** Takes a meter off the bench. Throws Problem `not_found`. */
  remove(meterId: string): Promise<void> {
    return this.#turns.take(meterId, async () => {
      await this.#required(meterId);
      await this.#store([meterId], (tables) => dropMeter(tables, meterId));
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
  async change(
    meterId: string,
    act: (meter: KeptMeter, nowMs: number) => Changed | Promise<Changed>,
  ): Promise<KeptMeter> {
    const { meter } = await this.tell(meterId, async (present, nowMs) => ({
      ...(await act(present, nowMs)),
      told: undefined,
    }));
    return meter;
  }

  /** Changes a meter as `change` does, and hands on what `act` tells of it. */
  tell<T>(
    meterId: string,
    act: (meter: KeptMeter, nowMs: number) => Told<T> | Promise<Told<T>>,
  ): Promise<{ readonly meter: KeptMeter; readonly told: T }> {
    return this.#turns.take(meterId, async () => {
      const before = await this.#required(meterId);
      const nowMs = this.sources.nowMs();
      const present = await presentOf(before, nowMs);
      const { meter, label = before.label, records = [], told } = await act(present, nowMs);
      const isSame = meter === before && label === before.label && records.length === 0;
      if (isSame) return { meter: before, told };
      const { state, dayProfile } = meter;
      const changed = partsChanged(before.state, state);
      const moved = records.length === 0 ? [] : registersMoved(present.state, state);
      const after = {
        state,
        dayProfile,
        clock: clockAfter(present, meter, nowMs),
        label,
        revision: before.revision + 1,
        changed,
        moved: moved.length === 0 ? before.moved : moved,
      };
      await this.#keep(after, records);
      return { meter: after, told };
    });
  }

  /** A meter at this moment. */
  see(meterId: string): Promise<KeptMeter> {
    return this.change(meterId, (meter) => ({ meter }));
  }

  /** What is kept of a meter's session, and the meter as it is at this moment. */
  async session(
    meterId: string,
  ): Promise<{ readonly meter: KeptMeter; readonly kept: KeptSession }> {
    const { meter, told: kept } = await this.tell(meterId, async (present) => ({
      meter: present,
      told: await findSession(this.#tables, meterId),
    }));
    return { meter, kept };
  }

  /**
   * Lets something happen to a meter now. What does not reach it is in no session: the meter has no
   * power, or no PPMID is joined.
   * @throws Problem `invalid_request` naming the member that is wrong, or `not_found`.
   */
  async happen<T extends keyof Outcomes>(
    meterId: string,
    happening: Happening<T>,
  ): Promise<{ readonly view: View; readonly state: MeterState; readonly outcome: Outcomes[T] }> {
    const { meter: after, told: outcome } = await this.tell(meterId, (meter) => {
      const event = { ...happening, at: meter.state.timeSeconds } as Parameters<typeof step<T>>[1];
      const { house, outcome } = parseInput(() => stepIn<T, KeptMeter>(meter, event));
      if (isUnheard(outcome)) return { meter, told: outcome };
      const record = recorded(event, house.state, outcome);
      return { meter: house, records: [record], told: outcome };
    });
    return { view: seen(after), state: after.state, outcome };
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

  async #required(meterId: string): Promise<KeptMeter> {
    await this.#settle(meterId);
    const meter = this.#meters.get(meterId);
    if (meter === undefined)
      throw new Problem(
        "not_found",
        "No meter of the bench has this id: GET /v1/meters lists them.",
      );
    return meter;
  }

  async #keep(meter: KeptMeter, records: readonly Recording[]): Promise<void> {
    const { meterId } = meter.state;
    await this.#store([meterId], (tables) => saveMeter(tables, meter, records));
    this.#meters.set(meterId, meter);
    this.#watchers.tell(meterId, () => seen(meter));
  }

  /** Changes what is stored of some meters. */
  async #store(meterIds: readonly string[], change: (tables: Store) => Promise<void>) {
    try {
      await change(this.#tables);
    } catch (error) {
      for (const meterId of meterIds) this.#unsure.add(meterId);
      throw error;
    }
  }

  /** Takes a meter as the store has it where a change failed: it may be stored all the same. */
  async #settle(meterId: string): Promise<void> {
    if (!this.#unsure.has(meterId)) return;
    const stored = await findMeter(this.#tables, meterId);
    this.#unsure.delete(meterId);
    if (stored === undefined) this.#meters.delete(meterId);
    else this.#meters.set(meterId, stored);
    this.#watchers.tell(meterId, () => stored && seen(stored));
  }
}
