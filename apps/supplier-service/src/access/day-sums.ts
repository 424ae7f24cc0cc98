import { dateOfDay, dayOfTime, timeOfDay } from "@utrn-lab/utrn/rules";
import type { DayLimits } from "../rules/policies.ts";
import { addToKeys, givenByKeys, givenToMeters } from "../store/day-sums.ts";
import type { Store } from "../store/tables.ts";

/** What a key is about to give. */
export interface Gift {
  readonly keyId: string;
  readonly givenPence: number;
  readonly nowSeconds: number;
}

function dateOf(nowSeconds: number): string {
  return dateOfDay(dayOfTime(nowSeconds));
}

/** What codes issued today, UTC, have given to meters. */
function givenToday(store: Store, meterIds: readonly string[], nowSeconds: number) {
  const today = dayOfTime(nowSeconds);
  const span = { fromSeconds: timeOfDay(today), toSeconds: timeOfDay(today + 1) };
  return givenToMeters(store, meterIds, span);
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
  const before = await givenByKeys(store, [keyId], dateOf(nowSeconds));
  return (before.get(keyId) ?? 0) + givenPence > keyPencePerDay;
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
  const before = await givenToday(store, meterIds, nowSeconds);
  return new Set(meterIds.filter((id) => (before.get(id) ?? 0) + givenPence > meterPencePerDay));
}

/** A code's gift, to its meter. */
export interface CodeGift extends Omit<Gift, "nowSeconds"> {
  readonly meterId: string;
}

/** What keys have given and meters got today, UTC, as far as somebody is held to it. */
export interface DaySums {
  /** Which limit of a day a code would pass, or undefined. */
  passed(limits: DayLimits, gift: CodeGift): keyof DayLimits | undefined;
  /** Counts a code that is issued, for those that are judged behind it. */
  add(gift: CodeGift): void;
}

/**
 * Reads the sums of a day for some codes at once.
 * @param store - where the answer counts, the transaction that issues, with the meters locked: it
 *   is then the only one that adds to them until it ends.
 * @param gifts - the codes, each for a meter of its own.
 * @param held - whatever any of them is held to.
 */
export async function readDaySums(
  store: Store,
  gifts: readonly CodeGift[],
  held: readonly DayLimits[],
  nowSeconds: number,
): Promise<DaySums> {
  const giving = gifts.filter(({ givenPence }) => givenPence > 0);
  // All of them, as `countGifts` will: who took some now and others then could wait in a ring.
  const keyIds = [...new Set(giving.map(({ keyId }) => keyId))];
  const areKeysHeld = held.some((it) => it.keyPencePerDay !== null);
  const byKey = new Map(areKeysHeld ? await givenByKeys(store, keyIds, dateOf(nowSeconds)) : []);
  const meterIds = giving.map(({ meterId }) => meterId);
  const areMetersHeld = held.some((it) => it.meterPencePerDay !== null);
  const toMeter = new Map(areMetersHeld ? await givenToday(store, meterIds, nowSeconds) : []);
  const isPast = (most: number | null, before: number | undefined, givenPence: number) =>
    most !== null && givenPence > 0 && (before ?? 0) + givenPence > most;
  return {
    passed: ({ keyPencePerDay, meterPencePerDay }, { keyId, meterId, givenPence }) => {
      if (isPast(keyPencePerDay, byKey.get(keyId), givenPence)) return "keyPencePerDay";
      const isMeterPast = isPast(meterPencePerDay, toMeter.get(meterId), givenPence);
      return isMeterPast ? "meterPencePerDay" : undefined;
    },
    add: ({ keyId, givenPence }) => {
      byKey.set(keyId, (byKey.get(keyId) ?? 0) + givenPence);
    },
  };
}

/** Counts what keys give, in the transaction that gives it. */
export async function countGifts(
  transaction: Store,
  gifts: readonly Omit<Gift, "nowSeconds">[],
  nowSeconds: number,
): Promise<void> {
  const sums = new Map<string, number>();
  for (const { keyId, givenPence } of gifts) {
    if (givenPence > 0) sums.set(keyId, (sums.get(keyId) ?? 0) + givenPence);
  }
  if (sums.size === 0) return;
  const given = [...sums].map(([keyId, pence]) => ({ keyId, pence }));
  await addToKeys(transaction, dateOf(nowSeconds), given);
}
