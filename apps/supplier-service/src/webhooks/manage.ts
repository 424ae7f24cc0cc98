import { Problem } from "@utrn-lab/http-host";
import { type AuditedStore, type Changed, change } from "../audit/change.ts";
import { type AuditEvent, SERVICE } from "../audit/record.ts";
import { placeOfId } from "../events/event-place.ts";
import type { EventType } from "../events/event-types.ts";
import { placeAfter, readEvents } from "../events/read-events.ts";
import type { SecretBox } from "../keys/secret-box.ts";
import type { Actor } from "../rules/roles.ts";
import type { Sources } from "../sources.ts";
import { readAuditHead } from "../store/audit.ts";
import type { Store } from "../store/tables.ts";
import type { WebhookDeliveryRow } from "../store/webhook-tables.ts";
import {
  addDelivery,
  addWebhook,
  changeWebhook,
  findWebhook,
  listWebhooks,
  lockWebhook,
  removeWebhook,
  type WebhookRecord,
} from "../store/webhooks.ts";
import { makeSecret, resealed, rotated } from "./secrets.ts";
import { refuseBadUrl, type Targets } from "./targets.ts";
import { deliveryOf, isGood, sendOnce, type Telling, type Told } from "./tell.ts";

/** What making and changing webhooks takes. */
interface Keeper extends AuditedStore {
  readonly sources: Sources;
  readonly secretBox: SecretBox;
  readonly targets: Targets;
}

/** What is said of a webhook. */
interface Said {
  readonly url: string;
  /** Null: all. */
  readonly types?: readonly EventType[] | null;
  readonly description?: string | null;
  readonly enabled?: boolean;
}

/** A webhook, and its secret where that is new: it is shown this once. */
interface WithSecret {
  readonly webhook: WebhookRecord;
  readonly secret: string;
}

/** A URL may hold a secret in its path: where it leads is recorded, and no more. */
function originOf(url: string): string {
  return new URL(url).origin;
}

function found(webhook: WebhookRecord | undefined): WebhookRecord {
  if (webhook === undefined) throw new Problem("not_found", "No webhook has this id.");
  return webhook;
}

/** A webhook that must be there. Throws Problem `not_found`. */
export async function requireWebhook(store: Store, webhookId: string): Promise<WebhookRecord> {
  return found(await findWebhook(store, webhookId));
}

/**
 * Makes a webhook: it is told what happens from now on.
 * @throws Problem `invalid_request` where no webhook can have the URL.
 */
export function makeWebhook(keeper: Keeper, actor: Actor, said: Said): Promise<WithSecret> {
  const { sources, secretBox, targets } = keeper;
  const { url, types = null, description = null, enabled = true } = said;
  refuseBadUrl(url, targets);
  const { secret, kept } = makeSecret(secretBox, sources);
  return change(keeper, actor, async (transaction) => {
    const { seq: told_up_to } = await readAuditHead(transaction);
    const webhook: WebhookRecord = {
      webhook_id: sources.newId(),
      url,
      types,
      description,
      is_enabled: enabled ? 1 : 0,
      disabled_because: null,
      created_at: sources.realSeconds(),
      created_by: actor.keyId,
      secrets: [kept],
      told_up_to,
      attempts: 0,
      failing_since: null,
      next_attempt_at: 0,
      leased_by: null,
      leased_until: 0,
      deliveries: 0,
    };
    await addWebhook(transaction, webhook);
    const details = { webhookId: webhook.webhook_id, origin: originOf(url), types, enabled };
    return { result: { webhook, secret }, events: [{ action: "webhook.made", details }] };
  });
}

/** Changes a webhook that is locked. Answers it as it is then, and what is recorded of it. */
async function changeLocked(
  keeper: AuditedStore,
  actor: Actor,
  webhookId: string,
  changed: (
    before: WebhookRecord,
    transaction: Store,
  ) => Promise<{ readonly after: Partial<WebhookRecord>; readonly event: AuditEvent }>,
): Promise<WebhookRecord> {
  return change(keeper, actor, async (transaction): Promise<Changed<WebhookRecord>> => {
    const before = found(await lockWebhook(transaction, webhookId));
    const { after, event } = await changed(before, transaction);
    await changeWebhook(transaction, webhookId, after);
    return { result: { ...before, ...after }, events: [event] };
  });
}

/** The next event is tried at once, as if it had not been tried before. */
const TRIED_ANEW = { attempts: 0, failing_since: null, next_attempt_at: 0 } as const;

/**
 * Changes what is said of a webhook. One that is enabled is tried at once, and goes on where it
 * stopped.
 * @throws Problem `not_found`, or `invalid_request` where no webhook can have the URL.
 */
export function mendWebhook(
  keeper: Keeper,
  actor: Actor,
  webhookId: string,
  said: Partial<Said>,
): Promise<WebhookRecord> {
  const { url, types, description, enabled } = said;
  if (url !== undefined) refuseBadUrl(url, keeper.targets);
  return changeLocked(keeper, actor, webhookId, async () => {
    const after = {
      ...(url === undefined ? {} : { url }),
      ...(types === undefined ? {} : { types }),
      ...(description === undefined ? {} : { description }),
      ...(enabled === undefined ? {} : ({ is_enabled: enabled ? 1 : 0 } as const)),
      ...(enabled === true ? { ...TRIED_ANEW, disabled_because: null } : {}),
    };
    const details = {
      ...{ webhookId, changed: Object.keys(said) },
      ...(url === undefined ? {} : { origin: originOf(url) }),
      ...(types === undefined ? {} : { types }),
      ...(enabled === undefined ? {} : { enabled }),
    };
    return { after, event: { action: "webhook.changed", details } };
  });
}

/** Gives a webhook a new secret; the one of before signs for a day more. */
export async function rotateSecret(
  keeper: Keeper,
  actor: Actor,
  webhookId: string,
): Promise<WithSecret> {
  const { sources, secretBox } = keeper;
  const { secret, kept } = makeSecret(secretBox, sources);
  const webhook = await changeLocked(keeper, actor, webhookId, async ({ secrets }) => ({
    after: { secrets: rotated(secrets, kept, sources.realSeconds()) },
    event: { action: "webhook.secret_rotated", details: { webhookId } },
  }));
  return { webhook, secret };
}

/**
 * Has a webhook told on from another place, before or behind where it is.
 * @param after - an event's id; null: the beginning.
 * @throws Problem `not_found` or `event_unknown`.
 */
export function replayFrom(
  keeper: AuditedStore,
  actor: Actor,
  webhookId: string,
  after: string | null,
): Promise<WebhookRecord> {
  return changeLocked(keeper, actor, webhookId, async (_before, transaction) => {
    const told_up_to = await placeAfter(transaction, after ?? undefined);
    const details = { webhookId, after };
    return {
      after: { ...TRIED_ANEW, told_up_to },
      event: { action: "webhook.replayed", details },
    };
  });
}

/** Removes a webhook: it is told nothing more. Throws Problem `not_found`. */
export function endWebhook(keeper: AuditedStore, actor: Actor, webhookId: string): Promise<void> {
  return change(keeper, actor, async (transaction) => {
    const { url } = found(await lockWebhook(transaction, webhookId));
    await removeWebhook(transaction, webhookId);
    const details = { webhookId, origin: originOf(url) };
    return { result: undefined, events: [{ action: "webhook.removed", details }] };
  });
}

/** Sends something out of turn, once, and notes it; a failing webhook that takes it is tried. */
async function sendNow(
  telling: Telling,
  webhook: WebhookRecord,
  event: Told,
): Promise<WebhookDeliveryRow> {
  const attempt = await sendOnce(telling, webhook, event);
  const { webhook_id: webhookId } = webhook;
  return change(telling, SERVICE, async (transaction) => {
    const row = await addDelivery(transaction, deliveryOf(webhookId, attempt, 1, null));
    if (row === undefined) throw new Problem("not_found", "The webhook was removed meanwhile.");
    if (isGood(attempt.posted)) {
      await changeWebhook(transaction, webhookId, { next_attempt_at: 0 });
    }
    return { result: row, events: [] };
  });
}

/** Sends a trial of no event. Throws Problem `not_found`. */
export async function testWebhook(
  telling: Telling & { readonly sources: Sources },
  actor: Actor,
  webhookId: string,
  timestamp: string,
): Promise<WebhookDeliveryRow> {
  const webhook = await requireWebhook(telling.store, webhookId);
  const id = `test_${telling.sources.newId()}`;
  const event = { id, type: "webhook.test", timestamp, actor: actor.keyId, data: {} };
  return sendNow(telling, webhook, event);
}

/**
 * Sends one event again, out of turn.
 * @throws Problem `not_found`, or `event_unknown` also where the place is of no event.
 */
export async function sendAgain(
  telling: Telling,
  webhookId: string,
  types: readonly EventType[],
  eventId: string,
): Promise<WebhookDeliveryRow> {
  const { store } = telling;
  const webhook = await requireWebhook(store, webhookId);
  await placeAfter(store, eventId);
  const wanted = { after: placeOfId(eventId).seq - 1, types, meterId: undefined };
  const [event] = (await readEvents(store, wanted, 1)).items;
  if (event?.id !== eventId) throw new Problem("event_unknown", "No event has this id.");
  return sendNow(telling, webhook, event);
}

/** Puts every secret under the supplier's present key, where the previous one has sealed it. */
export async function resealSecrets(keeper: AuditedStore, secretBox: SecretBox): Promise<void> {
  for (const { webhook_id: webhookId } of await listWebhooks(keeper.store)) {
    await change(keeper, SERVICE, async (transaction) => {
      const webhook = await lockWebhook(transaction, webhookId);
      const secrets = webhook && resealed(secretBox, webhook.secrets);
      if (secrets !== undefined) await changeWebhook(transaction, webhookId, { secrets });
      return { result: undefined, events: [] };
    });
  }
}
