import type { Store } from "./tables.ts";

/** A confirmation code that proved nothing, and the day on which it was read, "YYYY-MM-DD". */
export interface Unproved {
  readonly meterId: string;
  readonly day: string;
  readonly code: string;
}

/** How many different wrong confirmation codes were tried for a meter on a day. */
export async function countWrong(store: Store, meterId: string, day: string): Promise<number> {
  const { wrong } = await store
    .selectFrom("unproved_confirmations")
    .select((it) => it.fn.countAll().as("wrong"))
    .where("meter_id", "=", meterId)
    .where("day", "=", day)
    .where("clock_days", "is", null)
    .executeTakeFirstOrThrow();
  return Number(wrong);
}

/** Counts a wrong one; the same digits on the same day change nothing. */
export async function addWrong(store: Store, { meterId, day, code }: Unproved): Promise<void> {
  await store
    .insertInto("unproved_confirmations")
    .values({ meter_id: meterId, day, code, clock_days: null })
    .onConflict((it) => it.doNothing())
    .execute();
}

/** Keeps how many days the meter's clock seems off by a code: it counts as a wrong one no more. */
export async function keepClockDays(
  store: Store,
  { meterId, day, code }: Unproved,
  clockDays: number,
): Promise<void> {
  await store
    .updateTable("unproved_confirmations")
    .set({ clock_days: clockDays })
    .where("meter_id", "=", meterId)
    .where("day", "=", day)
    .where("code", "=", code)
    .execute();
}

/** Another code of a meter by which its clock seems as many days off, the latest; or undefined. */
export async function findAgreeing(
  store: Store,
  { meterId, code }: Unproved,
  clockDays: number,
): Promise<Unproved | undefined> {
  return store
    .selectFrom("unproved_confirmations")
    .select(["meter_id as meterId", "day", "code"])
    .where("meter_id", "=", meterId)
    .where("code", "!=", code)
    .where("clock_days", "=", clockDays)
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
}
