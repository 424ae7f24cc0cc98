import type { Store } from "./tables.ts";

/** What an administrator has settled under a name, or what holds without it. */
export async function readPolicy<T>(store: Store, name: string, otherwise: T): Promise<T> {
  const row = await store
    .selectFrom("policies")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirst();
  return row === undefined ? otherwise : JSON.parse(row.value);
}

/** Settles something under a name. */
export async function writePolicy(store: Store, name: string, policy: unknown): Promise<void> {
  const value = JSON.stringify(policy);
  await store
    .insertInto("policies")
    .values({ name, value })
    .onConflict((it) => it.column("name").doUpdateSet({ value }))
    .execute();
}
