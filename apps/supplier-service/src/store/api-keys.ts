import type { ApiKeyRow, Store } from "./tables.ts";

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

/** How many administrators there are besides one. */
export async function countOtherAdministrators(store: Store, keyId: string): Promise<number> {
  const others = await store
    .selectFrom("api_keys")
    .select("key_id")
    .where("role", "=", "administrator")
    .where("revoked_at", "is", null)
    .where("key_id", "<>", keyId)
    .execute();
  return others.length;
}

/** Ends a key. The row stays: the audit trail names it. */
export async function revokeKey(store: Store, keyId: string, nowSeconds: number): Promise<void> {
  await store
    .updateTable("api_keys")
    .set({ revoked_at: nowSeconds })
    .where("key_id", "=", keyId)
    .execute();
}
