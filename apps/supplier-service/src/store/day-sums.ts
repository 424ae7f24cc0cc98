import { sql } from "kysely";
import { effectOf } from "../rules/amounts.ts";
import { codeOf } from "./codes.ts";
import { isAnyOf, rowsOf } from "./many.ts";
import type { Store } from "./tables.ts";
import { isPostgres } from "./transact.ts";

/** What a key gives, pence. */
interface KeyGift {
  readonly keyId: string;
  readonly pence: number;
}

/**
 * Adds to what keys have given in a day. Nobody else adds to it until the transaction ends. They
 * are taken in the order of their ids, so that two who add to some of the same wait in a line.
 * @param day - "YYYY-MM-DD", UTC.
 * @param gifts - one a key.
 * @returns what each of them has given then, pence.
 */
export async function addToKeys(
  transaction: Store,
  day: string,
  gifts: readonly KeyGift[],
): Promise<ReadonlyMap<string, number>> {
  const given = rowsOf(transaction, "given", { keyId: "text", pence: "bigint" }, gifts);
  const { rows } = await sql<KeyGift>`
    insert into key_sums (key_id, day, given_pence)
    select "keyId", ${day}, pence from ${given} where true order by "keyId"
    on conflict (key_id, day) do update
      set given_pence = key_sums.given_pence + excluded.given_pence
    returning key_id as "keyId", given_pence as pence`.execute(transaction);
  return new Map(rows.map(({ keyId, pence }) => [keyId, pence]));
}

/**
 * What keys have given in a day, pence. In a transaction nobody else adds to it until that ends.
 * @param day - "YYYY-MM-DD", UTC.
 */
export async function givenByKeys(
  store: Store,
  keyIds: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, number>> {
  if (store.isTransaction && isPostgres(store)) {
    const nothing = keyIds.map((keyId) => ({ keyId, pence: 0 }));
    return addToKeys(store, day, nothing);
  }
  const rows = await store
    .selectFrom("key_sums")
    .select(["key_id", "given_pence"])
    .where(isAnyOf(store, "key_id", keyIds))
    .where("day", "=", day)
    .execute();
  return new Map(rows.map(({ key_id, given_pence }) => [key_id, given_pence]));
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
