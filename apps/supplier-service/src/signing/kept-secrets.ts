import { LRUCache } from "lru-cache";
import type { MeterRecord } from "../store/meters.ts";
import { AGREED_BYTES } from "./work.ts";

/** A meter as far as signing for it goes. */
export type KeyedMeter = Pick<MeterRecord, "meter_id" | "public_key" | "supplier_key">;

/**
 * For what a secret is wanted. Those of single codes make room for each other, the ones not used
 * for longest leave first; a campaign uses what it finds, fills what is free and pushes nobody out:
 * one of a million meters would push out its own.
 */
export type SecretUse = "single code" | "campaign";

/** The name of the supplier's keys, 8 bytes, and the meter's key, 65 bytes. */
const KEYS_BYTES = 73;
const PLACE_BYTES = KEYS_BYTES + AGREED_BYTES;
const BLOCK_PLACES = 1_000;

/** The keys that a secret was agreed on by, as hex: either side may change its own. */
function keysOf({ supplier_key, public_key }: KeyedMeter): string {
  return supplier_key + public_key;
}

/**
 * The secrets that are kept, keyed by meter, in blocks of bytes that are made as they fill: as
 * objects they would take twice the memory, and the collector of garbage would look at each of them
 * again and again.
 */
export class KeptSecrets {
  readonly #max: number;
  readonly #blocks: Buffer[] = [];
  /** The number of a meter's place. */
  readonly #places: LRUCache<string, number>;

  /** @param max - how many are kept, 1 or more. */
  constructor(max: number) {
    this.#max = max;
    // By sizes its tables grow with what is kept; by number they would be as long as they may be.
    this.#places = new LRUCache({ maxSize: max, sizeCalculation: () => 1 });
  }

  has(meterId: string): boolean {
    return this.#places.has(meterId);
  }

  /** Copies a meter's secret. Answers whether there was one. */
  copy(meter: KeyedMeter, use: SecretUse, to: Uint8Array, at: number): boolean {
    const { meter_id: meterId } = meter;
    const place = use === "campaign" ? this.#places.peek(meterId) : this.#places.get(meterId);
    if (place === undefined) return false;
    const bytes = this.#bytesOf(place);
    if (bytes.toString("hex", 0, KEYS_BYTES) !== keysOf(meter)) return false;
    bytes.copy(to, at, KEYS_BYTES);
    return true;
  }

  keep(meter: KeyedMeter, use: SecretUse, agreed: Uint8Array): void {
    if (use === "campaign" && this.#isFull()) return;
    const place = this.#places.get(meter.meter_id) ?? this.#freePlace();
    const bytes = this.#bytesOf(place);
    bytes.write(keysOf(meter), "hex");
    bytes.set(agreed, KEYS_BYTES);
    this.#places.set(meter.meter_id, place);
  }

  #isFull(): boolean {
    return this.#places.size === this.#max;
  }

  #freePlace(): number {
    // Nothing is taken out but to make room: what is kept lies in the first places.
    const next = this.#places.size;
    return this.#isFull() ? (this.#places.pop() ?? next) : next;
  }

  #bytesOf(place: number): Buffer {
    const block = Math.floor(place / BLOCK_PLACES);
    this.#blocks[block] ??= Buffer.alloc(BLOCK_PLACES * PLACE_BYTES);
    const begin = (place % BLOCK_PLACES) * PLACE_BYTES;
    return this.#blocks[block].subarray(begin, begin + PLACE_BYTES);
  }
}
