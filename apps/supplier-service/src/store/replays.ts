import { sql } from "kysely";
import { isAnyOf, rowsOf } from "./many.ts";
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
const NOBODYS = { key_id: "", route: "" };

/** An idempotency key, and the hash of the request that it comes with. */
export interface Named {
  readonly scope: ReplayScope;
  readonly requestHash: string;
}

function nameOf({ key_id, route, idempotency_key }: ReplayScope): string {
  return JSON.stringify([key_id, route, idempotency_key]);
}

/** The rows that may be of some idempotency keys, by their names. */
async function rowsNamed(store: Store, scopes: readonly ReplayScope[]) {
  const both = [NOBODYS, ...scopes];
  const rows = await store
    .selectFrom("replays")
    .select(["key_id", "route", "idempotency_key", "request_hash", "response"])
    .where(isAnyOf(store, "key_id", [...new Set(both.map(({ key_id }) => key_id))]))
    .where(isAnyOf(store, "route", [...new Set(both.map(({ route }) => route))]))
    .where(
      isAnyOf(
        store,
        "idempotency_key",
        scopes.map(({ idempotency_key }) => idempotency_key),
      ),
    )
    .execute();
  return new Map(rows.map((row) => [nameOf(row), row]));
}

/**
 * What idempotency keys were used for, in their order; undefined: nothing. An answer that was kept
 * before answers belonged to anybody is found by the same request alone, by whoever sends it.
 * @typeParam T - what requests of these hashes are answered: the text is one that the service
 *   wrote.
 */
export async function findReplays<T>(
  store: Store,
  asked: readonly Named[],
): Promise<(Replay<T> | undefined)[]> {
  if (asked.length === 0) return [];
  const scopes = asked.map(({ scope }) => scope);
  const rows = await rowsNamed(store, scopes);
  return asked.map(({ scope, requestHash }) => {
    const nobodys = rows.get(nameOf({ ...scope, ...NOBODYS }));
    const own = rows.get(nameOf(scope));
    const row = own ?? (nobodys?.request_hash === requestHash ? nobodys : undefined);
    if (row === undefined) return undefined;
    const { request_hash, response } = row;
    return { requestHash: request_hash, response, value: JSON.parse(response) };
  });
}

const COLUMNS = {
  key_id: "text",
  route: "text",
  idempotency_key: "text",
  request_hash: "text",
  response: "text",
  answered_at: "bigint",
} as const;

/** Keeps answers for their idempotency keys, in the transaction of what they answer. */
export async function keepReplays(transaction: Store, rows: readonly ReplayRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = sql.join(Object.keys(COLUMNS).map((name) => sql.ref(name)));
  await sql`insert into replays (${columns})
    select ${columns} from ${rowsOf(transaction, "answered", COLUMNS, rows)}`.execute(transaction);
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
