import type { OwnedKey } from "../rules/second-person.ts";
import { isAnyOf } from "./many.ts";
import type { ApiKeyRow, Store } from "./tables.ts";
import { lockRows } from "./transact.ts";

/** Keys that open something now: neither revoked nor expired. */
function liveKeys(store: Store, realSeconds: number) {
  return store
    .selectFrom("api_keys")
    .where("revoked_at", "is", null)
    .where((it) => it.or([it("expires_at", "is", null), it("expires_at", ">", realSeconds)]));
}

/** The keys of some hashes, by their hashes, but those that are revoked or have expired. */
export async function findLiveKeys(
  store: Store,
  hashes: readonly string[],
  realSeconds: number,
): Promise<ReadonlyMap<string, ApiKeyRow>> {
  const rows = await liveKeys(store, realSeconds)
    .selectAll()
    .where(isAnyOf(store, "hash", hashes))
    .execute();
  return new Map(rows.map((row) => [row.hash, row]));
}

/** Whether a key opens something now. */
export async function isKeyLive(
  store: Store,
  keyId: string,
  realSeconds: number,
): Promise<boolean> {
  const query = liveKeys(store, realSeconds).select("key_id").where("key_id", "=", keyId);
  return (await query.executeTakeFirst()) !== undefined;
}

/** When the first key of each role ends, of those that end: seconds since the Unix epoch. */
export function nextEnds(
  store: Store,
  realSeconds: number,
): Promise<{ readonly role: string; readonly endsAt: number | null }[]> {
  return liveKeys(store, realSeconds)
    .select((it) => ["role" as const, it.fn.min("expires_at").as("endsAt")])
    .where("expires_at", "is not", null)
    .groupBy("role")
    .execute();
}

/** A key and, in any order, those that made it: its maker, that one's maker, and so on. */
export function keyAndMakers(store: Store, keyId: string): Promise<OwnedKey[]> {
  return store
    .withRecursive("line(key_id, owner, created_by)", (db) =>
      db
        .selectFrom("api_keys")
        .select(["key_id", "owner", "created_by"])
        .where("key_id", "=", keyId)
        .union(
          db
            .selectFrom("line")
            .innerJoin("api_keys as maker", "maker.key_id", "line.created_by")
            .select(["maker.key_id", "maker.owner", "maker.created_by"]),
        ),
    )
    .selectFrom("line")
    .select(["key_id", "owner"])
    .execute();
}

/** One key, revoked or not, or undefined. */
export function findKey(store: Store, keyId: string): Promise<ApiKeyRow | undefined> {
  return store.selectFrom("api_keys").selectAll().where("key_id", "=", keyId).executeTakeFirst();
}

/** Who holds each of some keys, by their ids; null where nobody has said. */
export async function ownersOf(
  store: Store,
  keyIds: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await store
    .selectFrom("api_keys")
    .select(["key_id", "owner"])
    .where("key_id", "in", keyIds)
    .execute();
  return new Map(rows.map(({ key_id, owner }) => [key_id, owner]));
}

/** One key, whose row nobody else changes until the transaction ends. */
export function lockKey(transaction: Store, keyId: string): Promise<ApiKeyRow | undefined> {
  const query = transaction.selectFrom("api_keys").selectAll().where("key_id", "=", keyId);
  return lockRows(transaction, query).executeTakeFirst();
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
 * The administrators' keys that do not expire, by their ids. Nobody else revokes one of them until
 * the transaction ends. They are locked in the order of their ids, so that two who lock them wait
 * for each other in a line.
 */
export async function lockAdministrators(transaction: Store): Promise<readonly string[]> {
  const query = transaction
    .selectFrom("api_keys")
    .select("key_id")
    .where("role", "=", "administrator")
    .where("revoked_at", "is", null)
    .where("expires_at", "is", null)
    .orderBy("key_id");
  return (await lockRows(transaction, query).execute()).map(({ key_id }) => key_id);
}

/**
 * Notes when a key was last used. No change that the audit trail has: whatever the key was used for
 * stands there, if it changed something.
 * @param at - when, and up to when the use noted before must have been.
 */
export async function noteUse(
  store: Store,
  keyId: string,
  { realSeconds, before }: { readonly realSeconds: number; readonly before: number },
): Promise<void> {
  await store
    .updateTable("api_keys")
    .set({ last_used_at: realSeconds })
    .where("key_id", "=", keyId)
    .where((it) => it.or([it("last_used_at", "is", null), it("last_used_at", "<=", before)]))
    .execute();
}

/** Says whose a key is. */
export async function nameOwner(store: Store, keyId: string, owner: string): Promise<void> {
  await store.updateTable("api_keys").set({ owner }).where("key_id", "=", keyId).execute();
}

/** Ends a key. The row stays: the audit trail names it. */
export async function revokeKey(store: Store, keyId: string, realSeconds: number): Promise<void> {
  await store
    .updateTable("api_keys")
    .set({ revoked_at: realSeconds })
    .where("key_id", "=", keyId)
    .execute();
}
