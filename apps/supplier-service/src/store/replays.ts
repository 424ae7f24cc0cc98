import type { ReplayRow, Store } from "./tables.ts";
import { lockRows } from "./transact.ts";

/** Whose idempotency key it is, and for which route. */
type ReplayScope = Pick<ReplayRow, "key_id" | "route" | "idempotency_key">;

/** The answer that an idempotency key got. */
interface Replay<T> {
  readonly requestHash: string;
  /** The answer's text, byte for byte. */
  readonly response: string;
  /** What the text says. */
  readonly value: T;
}

/** Whose the answers are that were kept before they belonged to anybody. */
const NOBODY = { key_id: "", route: "" };

async function find<T>(store: Store, scope: ReplayScope): Promise<Replay<T> | undefined> {
  const row = await store
    .selectFrom("replays")
    .select(["request_hash as requestHash", "response"])
    .where("key_id", "=", scope.key_id)
    .where("route", "=", scope.route)
    .where("idempotency_key", "=", scope.idempotency_key)
    .executeTakeFirst();
  return row && { ...row, value: JSON.parse(row.response) };
}

/**
 * What an idempotency key was used for, or undefined. An answer that was kept before answers
 * belonged to anybody is found by the same request alone, by whoever sends it.
 * @typeParam T - what requests of this hash are answered: the text is one that the service wrote.
 */
export async function findReplay<T>(
  store: Store,
  scope: ReplayScope,
  requestHash: string,
): Promise<Replay<T> | undefined> {
  const own = await find<T>(store, scope);
  if (own !== undefined) return own;
  const nobodys = await find<T>(store, { ...scope, ...NOBODY });
  return nobodys?.requestHash === requestHash ? nobodys : undefined;
}

/** Keeps an answer for its idempotency key, in the transaction of what it answers. */
export async function keepReplay(transaction: Store, row: ReplayRow): Promise<void> {
  await transaction.insertInto("replays").values(row).execute();
}

/**
 * Forgets answers that were given before a time, the oldest first. Those that another transaction
 * is forgetting are left to it.
 */
export async function forgetReplays(
  transaction: Store,
  before: number,
  rowsMax: number,
): Promise<void> {
  const old = transaction
    .selectFrom("replays")
    .select(["key_id", "route", "idempotency_key"])
    .where("answered_at", "<", before)
    .orderBy("answered_at")
    .limit(rowsMax);
  const rows = await lockRows(transaction, old, "first free").execute();
  for (const { key_id, route, idempotency_key } of rows) {
    await transaction
      .deleteFrom("replays")
      .where("key_id", "=", key_id)
      .where("route", "=", route)
      .where("idempotency_key", "=", idempotency_key)
      .execute();
  }
}
