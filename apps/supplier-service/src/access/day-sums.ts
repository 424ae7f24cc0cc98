import { dateOfDay, dayOfTime, timeOfDay } from "@utrn-lab/utrn/rules";
import type { DayLimits } from "../rules/policies.ts";
import { addToKey, givenByKey, givenToMeters } from "../store/day-sums.ts";
import type { Store } from "../store/tables.ts";

/** What a key is about to give. */
export interface Gift {
  readonly keyId: string;
  readonly givenPence: number;
  readonly nowSeconds: number;
}

/**
 * Whether a key would give more today, UTC, than it may. The transaction that asks is the only one
 * that adds to the key's sum until it ends.
 * @param keyPencePerDay - the most, or null.
 */
export async function passesKeysDay(
  store: Store,
  { keyPencePerDay }: DayLimits,
  { keyId, givenPence, nowSeconds }: Gift,
): Promise<boolean> {
  if (keyPencePerDay === null || givenPence === 0) return false;
  const before = await givenByKey(store, keyId, dateOfDay(dayOfTime(nowSeconds)));
  return before + givenPence > keyPencePerDay;
}

/**
 * The meters that would get more today, UTC, than they may.
 * @param meterIds - locked by the caller's transaction where the answer counts.
 * @param meterPencePerDay - the most, or null.
 */
export async function metersPastTheirDay(
  store: Store,
  { meterPencePerDay }: DayLimits,
  meterIds: readonly string[],
  { givenPence, nowSeconds }: Omit<Gift, "keyId">,
): Promise<ReadonlySet<string>> {
  if (meterPencePerDay === null || givenPence === 0) return new Set();
  const today = dayOfTime(nowSeconds);
  const span = { fromSeconds: timeOfDay(today), toSeconds: timeOfDay(today + 1) };
  const before = await givenToMeters(store, meterIds, span);
  return new Set(meterIds.filter((id) => (before.get(id) ?? 0) + givenPence > meterPencePerDay));
}

/** Which limit of a day a code for a meter would pass, or undefined. */
export async function dayLimitPassed(
  store: Store,
  limits: DayLimits,
  meterId: string,
  gift: Gift,
): Promise<keyof DayLimits | undefined> {
  if (await passesKeysDay(store, limits, gift)) return "keyPencePerDay";
  const { size } = await metersPastTheirDay(store, limits, [meterId], gift);
  return size > 0 ? "meterPencePerDay" : undefined;
}

/** Counts what a key gives, in the transaction that gives it. */
export async function countGift(
  transaction: Store,
  { keyId, givenPence, nowSeconds }: Gift,
): Promise<void> {
  if (givenPence === 0) return;
  await addToKey(transaction, keyId, dateOfDay(dayOfTime(nowSeconds)), givenPence);
}
