import type { Store } from "./tables.ts";

/** What an idempotency key was used for, or undefined. */
export async function findReplay(
  store: Store,
  idempotencyKey: string,
): Promise<{ requestHash: string; response: string } | undefined> {
  return store
    .selectFrom("replays")
    .select(["request_hash as requestHash", "response"])
    .where("idempotency_key", "=", idempotencyKey)
    .executeTakeFirst();
}

/** Keeps an answer for its idempotency key, in the transaction of what it answers. */
export async function keepReplay(
  store: Store,
  idempotencyKey: string,
  replay: { readonly requestHash: string; readonly response: string },
): Promise<void> {
  const { requestHash, response } = replay;
  await store
    .insertInto("replays")
    .values({ idempotency_key: idempotencyKey, request_hash: requestHash, response })
    .execute();
}
