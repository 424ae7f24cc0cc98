import { chargeWhatIsDue, consume } from "./second-account.ts";
import { putFamily } from "./second-memory.ts";
import { LOWEST, type Second, tell, worth } from "./second-state.ts";
import { conclude } from "./second-supply.ts";
import { DAY, dayOf, dayOfDate } from "./second-time.ts";

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
    takeNextTariff(meter);
    chargeWhatIsDue(meter);
    conclude(meter);
  }
  if (given < meter.given) tell(meter, "81C6");
  meter.given = given;
  checkConserved(meter, worthAtStart);
}

/**
 * A change of supplier: cache and families are cleared, and the floor comes with it. A price that
 * waits counts with that floor: counters of the supplier before mean nothing any more.
 */
export function changeSupplier(meter: Second, floor: number): void {
  Object.assign(meter, { floor, accepted: [], families: {} });
  if (meter.next !== null) meter.next.counter = floor;
}
