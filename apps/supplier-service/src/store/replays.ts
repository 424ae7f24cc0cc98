import type { Store } from "./tables.ts";

/** The answer that an idempotency key got. */
interface Replay<T> {
  readonly requestHash: string;
  /** The answer's text, byte for byte. */
  readonly response: string;
  /** What the text says. */
  readonly value: T;
}

/**
 * What an idempotency key was used for, or undefined.
 * @typeParam T - what requests of this hash are answered: the text is one that the service wrote.
 */
export async function findReplay<T>(
  store: Store,
  idempotencyKey: string,
): Promise<Replay<T> | undefined> {
  const row = await store
    .selectFrom("replays")
    .select(["request_hash as requestHash", "response"])
    .where("idempotency_key", "=", idempotencyKey)
    .executeTakeFirst();
  return row && { ...row, value: JSON.parse(row.response) };
}

/** Keeps an answer for its idempotency key, in the transaction of what it answers. */
export async function keepReplay(
  store: Store,
  idempotencyKey: string,
  replay: Pick<Replay<unknown>, "requestHash" | "response">,
): Promise<void> {
  const { requestHash, response } = replay;
  await store
    .insertInto("replays")
    .values({ idempotency_key: idempotencyKey, request_hash: requestHash, response })
    .execute();
}
