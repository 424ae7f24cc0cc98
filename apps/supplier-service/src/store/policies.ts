import { sql } from "kysely";
import type { Store } from "./tables.ts";
import { isPostgres } from "./transact.ts";

/** All that administrators have settled, as JSON, by its name: a handful. */
export type Policies = ReadonlyMap<string, string>;

/** All that administrators have settled. */
export async function readPolicies(store: Store): Promise<Policies> {
  const rows = await store.selectFrom("policies").select(["name", "value"]).execute();
  return new Map(rows.map(({ name, value }) => [name, value]));
}

/** What is settled under a name, or what holds without it. */
export function policyIn<T>(policies: Policies, name: string, otherwise: T): T {
  const value = policies.get(name);
  return value === undefined ? otherwise : JSON.parse(value);
}

/** What an administrator has settled under a name, or what holds without it. */
export async function readPolicy<T>(store: Store, name: string, otherwise: T): Promise<T> {
  return policyIn(await readPolicies(store), name, otherwise);
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
