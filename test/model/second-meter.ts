import { chargeWhatIsDue, consume } from "./second-account.ts";
import { highest, putFamily } from "./second-memory.ts";
import { type Commission, LOWEST, type Second, tell, worth } from "./second-state.ts";
import { conclude } from "./second-supply.ts";
import { DAY, dayOf, dayOfDate, HOUR } from "./second-time.ts";

/** 00:00: a next tariff whose date has come becomes the tariff (meter.md 3, 2). */
function takeNextTariff(meter: Second): void {
  const { next } = meter;
  if (next === null || meter.time % DAY !== 0 || dayOfDate(next.date) > dayOf(meter.time)) return;
  meter.prices = next.prices;
  meter.next = null;
  putFamily(meter, "price in force", next.counter);
  tell(meter, "8F66");
}

/** Law: what went in and out is what the account's worth changed by (meter.md 3, conservation). */
function checkConserved(meter: Second, worthAtStart: number): void {
  const { toppedUp, adjusted, consumed, standing } = meter.sums;
  const change = toppedUp + adjusted - consumed - standing + meter.writtenOff;
  if (worth(meter) - worthAtStart !== change) throw new Error("the model lost money");
  if (meter.balance < LOWEST) throw new Error("the model's balance left its range");
}

/**
 * The second model of the meter's account: one straight loop over every second, in the order of
 * meter.md 3. It was written from the specification alone, and shares no code with the emulator.
 */
export function runTo(meter: Second, given: number, worthAtStart: number): void {
  while (meter.time < given) {
    meter.time += 1;
    consume(meter);
    // Whatever begins or falls due does so on an hour; the other seconds need not be asked.
    if (meter.time % HOUR === 0) {
      takeNextTariff(meter);
      chargeWhatIsDue(meter);
    }
    conclude(meter);
  }
  if (given < meter.given) tell(meter, "81C6");
  meter.given = given;
  checkConserved(meter, worthAtStart);
}

/** For each supplier with each single key of it, the highest V while that key stood. */
function keysOf({ supplierId, topUpKey, commandKey }: Commission): [string, string] {
  return [`top-up ${supplierId} ${topUpKey}`, `command ${supplierId} ${commandKey}`];
}

/**
 * A change of supplier or of its keys clears cache, families and a price that waits; the same again
 * may only raise the floor (code-format.md 5, change of supplier).
 * @returns whether it is taken: a floor below what the meter remembers of a key is not.
 */
export function changeSupplier(meter: Second, incoming: Commission): boolean {
  const { floor } = incoming;
  const standing: string[] = meter.supplier === undefined ? [] : keysOf(meter.supplier);
  for (const key of standing) {
    meter.remembered[key] = Math.max(meter.remembered[key] ?? 0, highest(meter));
  }
  const keys = keysOf(incoming);
  if (keys.every((key) => standing.includes(key))) {
    if (floor < meter.floor) return false;
    meter.floor = floor;
    return true;
  }
  if (keys.some((key) => floor < (meter.remembered[key] ?? 0))) return false;
  // The price that a new meter was made with is nobody's before, and stays.
  if (meter.supplier !== undefined) meter.next = null;
  Object.assign(meter, { floor, accepted: [], families: {}, supplier: incoming });
  return true;
}
