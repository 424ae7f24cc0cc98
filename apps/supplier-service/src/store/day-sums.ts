import { effectOf } from "../rules/amounts.ts";
import { codeOf } from "./codes.ts";
import { isAnyOf } from "./many.ts";
import type { Store } from "./tables.ts";
import { isPostgres } from "./transact.ts";

/**
 * Adds to what a key has given in a day. Nobody else adds to it until the transaction ends.
 * @param day - "YYYY-MM-DD", UTC.
 * @returns what it has given then, pence.
 */
export async function addToKey(
  transaction: Store,
  keyId: string,
  day: string,
  pence: number,
): Promise<number> {
  const { given_pence } = await transaction
    .insertInto("key_sums")
    .values({ key_id: keyId, day, given_pence: pence })
    .onConflict((it) =>
      it
        .columns(["key_id", "day"])
        .doUpdateSet((is) => ({ given_pence: is("key_sums.given_pence", "+", pence) })),
    )
    .returning("given_pence")
    .executeTakeFirstOrThrow();
  return given_pence;
}

/**
 * What a key has given in a day, pence. In a transaction nobody else adds to it until that ends.
 * @param day - "YYYY-MM-DD", UTC.
 */
export async function givenByKey(store: Store, keyId: string, day: string): Promise<number> {
  if (store.isTransaction && isPostgres(store)) return addToKey(store, keyId, day, 0);
  const row = await store
    .selectFrom("key_sums")
    .select("given_pence")
    .where("key_id", "=", keyId)
    .where("day", "=", day)
    .executeTakeFirst();
  return row?.given_pence ?? 0;
}

/**
 * What meters have got by codes of a span of time, pence, by the meter; whatever became of a code:
 * its digits were out. A meter that the caller's transaction has locked gets no more until it ends.
 */
export async function givenToMeters(
  store: Store,
  meterIds: readonly string[],
  span: { readonly fromSeconds: number; readonly toSeconds: number },
): Promise<ReadonlyMap<string, number>> {
  const rows = await store
    .selectFrom("codes")
    .select(["meter_id", "commands"])
    .where(isAnyOf(store, "meter_id", meterIds))
    .where("issued_at", ">=", span.fromSeconds)
    .where("issued_at", "<", span.toSeconds)
    .execute();
  const sums = new Map<string, number>();
  for (const { meter_id, commands } of rows.map(codeOf)) {
    sums.set(meter_id, (sums.get(meter_id) ?? 0) + effectOf(commands).givenPence);
  }
  return sums;
}
