import type { ApiKeyRow, Store } from "./tables.ts";
import { lockRows } from "./transact.ts";

/** The key of a hash, unless it is revoked. */
export function findLiveKey(store: Store, hash: string): Promise<ApiKeyRow | undefined> {
  return store
    .selectFrom("api_keys")
    .selectAll()
    .where("hash", "=", hash)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
}

/** One key, revoked or not, or undefined. */
export function findKey(store: Store, keyId: string): Promise<ApiKeyRow | undefined> {
  return store.selectFrom("api_keys").selectAll().where("key_id", "=", keyId).executeTakeFirst();
}

/** Every key, those revoked too, the oldest first. */
export function listKeys(store: Store): Promise<ApiKeyRow[]> {
  return store.selectFrom("api_keys").selectAll().orderBy("created_at").orderBy("key_id").execute();
}

/** Adds a key. */
export async function addKey(store: Store, row: ApiKeyRow): Promise<void> {
  await store.insertInto("api_keys").values(row).execute();
}

/**
 * The keys of the administrators, by their ids, that nobody else revokes until the transaction
 * ends. They are locked in the order of their ids, so that two who lock them wait for each other in
 * a line.
 */
export async function lockAdministrators(transaction: Store): Promise<readonly string[]> {
  const query = transaction
    .selectFrom("api_keys")
    .select("key_id")
    .where("role", "=", "administrator")
    .where("revoked_at", "is", null)
    .orderBy("key_id");
  return (await lockRows(transaction, query).execute()).map(({ key_id }) => key_id);
}

/** Ends a key. The row stays: the audit trail names it. */
export async function revokeKey(store: Store, keyId: string, nowSeconds: number): Promise<void> {
  await store
    .updateTable("api_keys")
    .set({ revoked_at: nowSeconds })
    .where("key_id", "=", keyId)
    .execute();
}
