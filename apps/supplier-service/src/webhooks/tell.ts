import { Webhook } from "standardwebhooks";
import { type AuditedStore, change } from "../audit/change.ts";
import { type AuditEvent, SERVICE } from "../audit/record.ts";
import { placeOfId } from "../events/event-place.ts";
import { EVENT_TYPES, type SupplierEvent } from "../events/event-types.ts";
import { readEvents } from "../events/read-events.ts";
import type { SecretBox } from "../keys/secret-box.ts";
import {
  addDelivery,
  changeWebhook,
  type Look,
  leaseWebhook,
  lockWebhook,
  type NewDelivery,
  type WebhookRecord,
} from "../store/webhooks.ts";
import type { Post, Posted } from "./post.ts";
import { FAILING_MAX_SECONDS, PAUSE_MAX_SECONDS, pauseAfter } from "./schedule.ts";
import { openSecrets } from "./secrets.ts";

/** What telling takes. */
export interface Telling extends AuditedStore {
  readonly secretBox: SecretBox;
  readonly post: Post;
  readonly metrics: { countDelivery(result: "delivered" | "failed"): void };
}

/** What is sent to a webhook: an event, or a trial of it. */
export interface Told extends Omit<SupplierEvent, "type"> {
  readonly type: string;
}

/** An attempt: what came of it, and when it began and ended: a slow receiver takes a while. */
interface Attempt {
  readonly event: Told;
  readonly posted: Posted;
  readonly at: number;
  readonly endedAt: number;
}

/** Longer than the longest attempt takes: who has a lease for less is dead, or was stopped. */
const LEASE_SECONDS = 60;
/** Events read at once. */
const PAGE = 50;
const GONE = 410;

const LET_GO = { leased_until: 0 } as const;

const NO_SECRET: Posted = {
  status: null,
  error: "no_secret",
  answer: "",
  durationMs: 0,
  retryAfterSeconds: undefined,
};

/** Whether a receiver has taken what was sent. */
export function isGood({ status }: Posted): boolean {
  return status !== null && status >= 200 && status < 300;
}

/** Sends something once, signed by every secret that is valid (Standard Webhooks). */
export async function sendOnce(
  { secretBox, post, sources, metrics }: Telling,
  { url, secrets }: WebhookRecord,
  event: Told,
): Promise<Attempt> {
  const at = sources.realSeconds();
  const body = JSON.stringify(event);
  const signatures = openSecrets(secretBox, secrets, at).map((secret) =>
    new Webhook(secret).sign(event.id, new Date(at * 1_000), body),
  );
  const headers = {
    "content-type": "application/json",
    "user-agent": "utrn-lab-webhooks",
    "webhook-id": event.id,
    "webhook-timestamp": String(at),
    "webhook-signature": signatures.join(" "),
  };
  const posted = signatures.length === 0 ? NO_SECRET : await post(url, headers, body);
  metrics.countDelivery(isGood(posted) ? "delivered" : "failed");
  return { event, posted, at, endedAt: sources.realSeconds() };
}

/** An attempt as it is noted. */
export function deliveryOf(
  webhookId: string,
  { event, posted, at }: Attempt,
  attempt: number,
  nextAttemptAt: number | null,
): NewDelivery {
  return {
    webhook_id: webhookId,
    event_id: event.id,
    event_type: event.type,
    attempt,
    at,
    duration_ms: posted.durationMs,
    status: posted.status,
    error: posted.error,
    answer: posted.answer,
    next_attempt_at: nextAttemptAt,
  };
}

/** What an attempt makes of a webhook. */
function afterAttempt(
  now: WebhookRecord,
  { event, posted, at, endedAt }: Attempt,
): Partial<WebhookRecord> & Pick<WebhookRecord, "next_attempt_at"> {
  if (isGood(posted)) {
    const told_up_to = placeOfId(event.id).seq;
    return { told_up_to, attempts: 0, failing_since: null, next_attempt_at: 0 };
  }
  const attempts = now.attempts + 1;
  const failing_since = now.failing_since ?? at;
  const because =
    posted.status === GONE
      ? "gone"
      : at - failing_since >= FAILING_MAX_SECONDS
        ? "failing"
        : undefined;
  const pause = pauseAfter(now.webhook_id, attempts, posted.retryAfterSeconds);
  const failed = { attempts, failing_since, next_attempt_at: endedAt + pause };
  if (because === undefined) return failed;
  return { ...failed, is_enabled: 0, disabled_because: because };
}

function disabled(webhookId: string, because: string): AuditEvent {
  return { action: "webhook.disabled", details: { webhookId, because } };
}

/**
 * Keeps what came of an attempt, in one transaction with how far the webhook has been told.
 * @param told - the webhook as the attempt has found it.
 * @returns how it is then; undefined where it was removed, or set to another place meanwhile, or
 *   another process has taken it.
 */
function settle(
  telling: Telling,
  told: WebhookRecord,
  attempt: Attempt,
  look: Look,
): Promise<WebhookRecord | undefined> {
  const { webhook_id: webhookId } = told;
  return change(telling, SERVICE, async (transaction) => {
    const now = await lockWebhook(transaction, webhookId);
    if (now === undefined) return { result: undefined, events: [] };
    const isStill = now.told_up_to === told.told_up_to && now.leased_by === look.by;
    const after = afterAttempt(now, attempt);
    const { disabled_because: because } = after;
    const isFailed = !isGood(attempt.posted);
    const isTriedAgain = isStill && isFailed && !because;
    const next = isTriedAgain ? after.next_attempt_at : null;
    await addDelivery(transaction, deliveryOf(webhookId, attempt, told.attempts + 1, next));
    if (!isStill) {
      // Somebody has set it to another place: it is told on from there at once.
      if (now.leased_by === look.by) await changeWebhook(transaction, webhookId, LET_GO);
      return { result: undefined, events: [] };
    }
    const leased_until = isFailed ? 0 : look.nowSeconds + LEASE_SECONDS;
    await changeWebhook(transaction, webhookId, { ...after, leased_until });
    const result = isFailed ? undefined : { ...now, ...after };
    return { result, events: because ? [disabled(webhookId, because)] : [] };
  });
}

/** Notes that nothing up to a line is for this webhook, or lets go of it. */
function release(telling: Telling, told: WebhookRecord, upTo: number, look: Look): Promise<void> {
  return change(telling, SERVICE, async (transaction) => {
    const now = await lockWebhook(transaction, told.webhook_id);
    if (now?.told_up_to === told.told_up_to && now.leased_by === look.by) {
      await changeWebhook(transaction, told.webhook_id, { told_up_to: upTo, ...LET_GO });
    }
    return { result: undefined, events: [] };
  });
}

function lease(telling: Telling, webhookId: string, look: Look) {
  return change(telling, SERVICE, async (transaction) => ({
    result: await leaseWebhook(transaction, webhookId, look),
    events: [],
  }));
}

/** How a process looks for webhooks, now. */
export function lookOf({ sources }: Pick<Telling, "sources">, by: string): Look {
  return {
    by,
    nowSeconds: sources.realSeconds(),
    leaseSeconds: LEASE_SECONDS,
    pauseMaxSeconds: PAUSE_MAX_SECONDS,
  };
}

/**
 * Tells a webhook what it has not been told, one event after another, until an attempt fails or
 * nothing is left. One process tells a webhook at a time; the others take over when it has not been
 * heard of for a minute.
 * @param by - the name of this process.
 * @param isStopping - whether to stop after the present attempt.
 */
export async function tellAll(
  telling: Telling,
  webhookId: string,
  by: string,
  isStopping: () => boolean,
): Promise<void> {
  let told = await lease(telling, webhookId, lookOf(telling, by));
  while (told !== undefined) {
    const page: WebhookRecord = told;
    const named = page.types;
    const types = EVENT_TYPES.filter((type) => named?.includes(type) ?? true);
    const wanted = { after: page.told_up_to, types, meterId: undefined };
    const { items, upTo, hasMore } = await readEvents(telling.store, wanted, PAGE);
    for (const event of items) {
      if (told === undefined) return;
      // What was changed meanwhile holds from the next event on.
      if (isStopping() || told.is_enabled === 0 || told.url !== page.url) break;
      if (String(told.types) !== String(page.types)) break;
      const attempt = await sendOnce(telling, told, event);
      told = await settle(telling, told, attempt, lookOf(telling, by));
    }
    if (told === undefined) return;
    const isOver = isStopping() || told.is_enabled === 0;
    if (isOver || (items.length === 0 && !hasMore)) {
      return release(telling, told, isOver ? told.told_up_to : upTo, lookOf(telling, by));
    }
    if (items.length === 0) {
      await release(telling, told, upTo, lookOf(telling, by));
      told = await lease(telling, webhookId, lookOf(telling, by));
    }
  }
}
