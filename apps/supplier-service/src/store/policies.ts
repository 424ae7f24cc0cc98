import { sql } from "kysely";
import type { Store } from "./tables.ts";
import { isPostgres } from "./transact.ts";

/** What an administrator has settled under a name, or what holds without it. */
export async function readPolicy<T>(store: Store, name: string, otherwise: T): Promise<T> {
  const row = await store
    .selectFrom("policies")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirst();
  return row === undefined ? otherwise : JSON.parse(row.value);
}

/**
 * Lets nobody else settle anything until the transaction ends: what is read then is what is there
 * when it is changed. Who only reads does not wait.
 */
export async function lockPolicies(transaction: Store): Promise<void> {
  if (!isPostgres(transaction)) return;
  await sql`LOCK TABLE policies IN SHARE ROW EXCLUSIVE MODE`.execute(transaction);
}

/** Settles something under a name. */
export async function writePolicy(
  transaction: Store,
  name: string,
  policy: unknown,
): Promise<void> {
  const value = JSON.stringify(policy);
  await transaction
    .insertInto("policies")
    .values({ name, value })
    .onConflict((it) => it.column("name").doUpdateSet({ value }))
    .execute();
}
