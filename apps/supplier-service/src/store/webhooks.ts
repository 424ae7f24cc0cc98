import { type ExpressionBuilder, sql } from "kysely";
import type { Store, Tables } from "./tables.ts";
import { lockRows } from "./transact.ts";
import type { WebhookDeliveryRow, WebhookRow } from "./webhook-tables.ts";

/** A secret of a webhook; sealed (keys/secret-box.ts). */
export interface KeptSecret {
  readonly id: string;
  readonly sealed: string;
  /** Until when it signs beside the newer one, seconds since the Unix epoch; null: the newest. */
  readonly until: number | null;
}

/** Somebody who is told of events. */
export interface WebhookRecord extends Omit<WebhookRow, "types" | "secrets"> {
  /** The types that it is told of; null: all. */
  readonly types: readonly string[] | null;
  /** The newest first. */
  readonly secrets: readonly KeptSecret[];
}

function recordOf(row: WebhookRow): WebhookRecord {
  const types = row.types === null ? null : JSON.parse(row.types);
  return { ...row, types, secrets: JSON.parse(row.secrets) };
}

function rowOf({ types, secrets, ...rest }: Partial<WebhookRecord>): Partial<WebhookRow> {
  return {
    ...rest,
    ...(types === undefined ? {} : { types: types && JSON.stringify(types) }),
    ...(secrets === undefined ? {} : { secrets: JSON.stringify(secrets) }),
  };
}

/** Adds a webhook. */
export async function addWebhook(transaction: Store, webhook: WebhookRecord): Promise<void> {
  const { types, secrets, ...rest } = webhook;
  const texts = { types: types && JSON.stringify(types), secrets: JSON.stringify(secrets) };
  await transaction
    .insertInto("webhooks")
    .values({ ...rest, ...texts })
    .execute();
}

function byId(store: Store, webhookId: string) {
  return store.selectFrom("webhooks").selectAll().where("webhook_id", "=", webhookId);
}

/** One webhook, or undefined. */
export async function findWebhook(
  store: Store,
  webhookId: string,
): Promise<WebhookRecord | undefined> {
  const row = await byId(store, webhookId).executeTakeFirst();
  return row && recordOf(row);
}

/** One webhook, or undefined; nobody changes it until the transaction ends. */
export async function lockWebhook(
  transaction: Store,
  webhookId: string,
): Promise<WebhookRecord | undefined> {
  const row = await lockRows(transaction, byId(transaction, webhookId)).executeTakeFirst();
  return row && recordOf(row);
}

/** All webhooks, the oldest first. */
export async function listWebhooks(store: Store): Promise<WebhookRecord[]> {
  const query = store.selectFrom("webhooks").selectAll();
  return (await query.orderBy("created_at").orderBy("webhook_id").execute()).map(recordOf);
}

/** Changes a webhook. */
export async function changeWebhook(
  transaction: Store,
  webhookId: string,
  change: Partial<WebhookRecord>,
): Promise<void> {
  const query = transaction.updateTable("webhooks").set(rowOf(change));
  await query.where("webhook_id", "=", webhookId).execute();
}

/** Removes a webhook, and what is known of its deliveries. */
export async function removeWebhook(transaction: Store, webhookId: string): Promise<void> {
  for (const table of ["webhook_deliveries", "webhooks"] as const) {
    await transaction.deleteFrom(table).where("webhook_id", "=", webhookId).execute();
  }
}

/** Who looks for something to do, and when, seconds since the Unix epoch. */
export interface Look {
  readonly by: string;
  readonly nowSeconds: number;
  /** How long nobody else does it. */
  readonly leaseSeconds: number;
  /** The longest pause before another attempt: a later one is a clock's that was put back. */
  readonly pauseMaxSeconds: number;
}

function isDue(is: ExpressionBuilder<Tables, "webhooks">, look: Look) {
  const { nowSeconds, leaseSeconds, pauseMaxSeconds } = look;
  return is.and([
    is("is_enabled", "=", 1),
    is.or([
      is("next_attempt_at", "<=", nowSeconds),
      is("next_attempt_at", ">", nowSeconds + pauseMaxSeconds),
    ]),
    is.or([
      is("leased_until", "<=", nowSeconds),
      is("leased_until", ">", nowSeconds + leaseSeconds),
    ]),
  ]);
}

/** The webhooks that may have to be told something, and that nobody tells. */
export async function dueWebhooks(store: Store, look: Look): Promise<string[]> {
  const rows = await store
    .selectFrom("webhooks")
    .select("webhook_id")
    .where((is) => isDue(is, look))
    .where("told_up_to", "<", (is) => is.selectFrom("audit_head").select("seq"))
    .execute();
  return rows.map(({ webhook_id }) => webhook_id);
}

/** Takes a webhook that is due, so that nobody else tells it anything meanwhile; or undefined. */
export async function leaseWebhook(
  transaction: Store,
  webhookId: string,
  look: Look,
): Promise<WebhookRecord | undefined> {
  const row = await transaction
    .updateTable("webhooks")
    .set({ leased_by: look.by, leased_until: look.nowSeconds + look.leaseSeconds })
    .where("webhook_id", "=", webhookId)
    .where((is) => isDue(is, look))
    .returningAll()
    .executeTakeFirst();
  return row && recordOf(row);
}

/** How many deliveries of a webhook are kept: the last. */
const DELIVERIES_KEPT = 1_000;

/** What is known of a delivery but its number. */
export type NewDelivery = Omit<WebhookDeliveryRow, "number">;

/** Notes a delivery under the next number, and forgets the oldest. */
export async function addDelivery(
  transaction: Store,
  delivery: NewDelivery,
): Promise<WebhookDeliveryRow | undefined> {
  const { webhook_id } = delivery;
  const counted = await transaction
    .updateTable("webhooks")
    .set({ deliveries: sql<number>`deliveries + 1` })
    .where("webhook_id", "=", webhook_id)
    .returning("deliveries")
    .executeTakeFirst();
  if (counted === undefined) return undefined;
  const row = { ...delivery, number: counted.deliveries };
  await transaction.insertInto("webhook_deliveries").values(row).execute();
  await transaction
    .deleteFrom("webhook_deliveries")
    .where("webhook_id", "=", webhook_id)
    .where("number", "<=", counted.deliveries - DELIVERIES_KEPT)
    .execute();
  return row;
}

/** Deliveries of a webhook of numbers below one, the newest first. */
export function listDeliveries(
  store: Store,
  webhookId: string,
  before: number,
  limit: number,
): Promise<WebhookDeliveryRow[]> {
  return store
    .selectFrom("webhook_deliveries")
    .selectAll()
    .where("webhook_id", "=", webhookId)
    .where("number", "<", before)
    .orderBy("number", "desc")
    .limit(limit)
    .execute();
}
