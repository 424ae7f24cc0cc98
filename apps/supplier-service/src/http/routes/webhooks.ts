import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { EVENT_TYPES } from "../../events/event-types.ts";
import { idAt } from "../../events/read-events.ts";
import { timeOf, timeOrNull } from "../../iso-time.ts";
import type { Service } from "../../service.ts";
import { readAuditHead } from "../../store/audit.ts";
import type { Store } from "../../store/tables.ts";
import type { WebhookDeliveryRow } from "../../store/webhook-tables.ts";
import { listDeliveries, listWebhooks, type WebhookRecord } from "../../store/webhooks.ts";
import {
  endWebhook,
  makeWebhook,
  mendWebhook,
  replayFrom,
  requireWebhook,
  rotateSecret,
  sendAgain,
  testWebhook,
} from "../../webhooks/manage.ts";
import { page, readPage } from "../schemas/common.ts";
import {
  DeliveriesQuery,
  Delivery,
  NoBody,
  ReplayBody,
  SendBody,
  Webhook,
  WebhookBody,
  WebhookChange,
  WebhookPath,
  Webhooks,
  WebhookWithSecret,
} from "../schemas/webhook.ts";

const tags = ["webhooks"];
const config = { role: "administrator" } as const;
const refusals = problemResponses("not_found");
const ofPlaces = problemResponses("not_found", "event_unknown");

async function viewOf(store: Store, row: WebhookRecord) {
  const { seq } = await readAuditHead(store);
  const isTriedAgain = row.is_enabled === 1 && row.failing_since !== null;
  return {
    webhookId: row.webhook_id,
    url: row.url,
    types: row.types === null ? null : EVENT_TYPES.filter((type) => row.types?.includes(type)),
    description: row.description,
    enabled: row.is_enabled === 1,
    disabledBecause: row.disabled_because,
    toldUpTo: (await idAt(store, row.told_up_to)) ?? null,
    behind: seq - row.told_up_to,
    attempts: row.attempts,
    failingSince: timeOrNull(row.failing_since),
    nextAttemptAt: isTriedAgain ? timeOf(row.next_attempt_at) : null,
    createdAt: timeOf(row.created_at),
    createdBy: row.created_by,
  };
}

function deliveryView(row: WebhookDeliveryRow) {
  const { status } = row;
  return {
    number: row.number,
    eventId: row.event_id,
    type: row.event_type,
    attempt: row.attempt,
    at: timeOf(row.at),
    durationMs: row.duration_ms,
    delivered: status !== null && status >= 200 && status < 300,
    status,
    error: row.error,
    answer: row.answer,
    nextAttemptAt: timeOrNull(row.next_attempt_at),
  };
}

const making = {
  tags,
  operationId: "createWebhook",
  summary: "Add a webhook: it is told what happens from now on",
  description:
    "The answer holds its secret, this once. Events are sent as Standard Webhooks " +
    "(www.standardwebhooks.com), in order, each until it is answered by 2xx.",
  body: WebhookBody,
  response: { 201: WebhookWithSecret },
};

const listing = {
  tags,
  operationId: "listWebhooks",
  summary: "All webhooks, the oldest first, without their secrets",
  response: { 200: Webhooks },
};

const showing = {
  tags,
  operationId: "getWebhook",
  summary: "One webhook, and how far it has been told",
  params: WebhookPath,
  response: { 200: Webhook, ...refusals },
};

const changing = {
  tags,
  operationId: "updateWebhook",
  summary: "Change a webhook, pause it, or have it told on",
  description:
    "What is left out stays. `enabled: true` tries at once, and goes on where it stopped, also " +
    "after the service had stopped telling it.",
  params: WebhookPath,
  body: WebhookChange,
  response: { 200: Webhook, ...refusals },
};

const removing = {
  tags,
  operationId: "deleteWebhook",
  summary: "Remove a webhook and the log of its deliveries",
  params: WebhookPath,
  response: { 204: { description: "It is gone.", type: "null" }, ...refusals },
};

const rotating = {
  tags,
  operationId: "rotateWebhookSecret",
  summary: "Give a webhook a new secret",
  description:
    "The answer holds it, this once. For a day the secret of before signs too: every event then " +
    "has two signatures.",
  params: WebhookPath,
  body: NoBody,
  response: { 200: WebhookWithSecret, ...refusals },
};

const replaying = {
  tags,
  operationId: "replayWebhook",
  summary: "Have a webhook told on from another place",
  description:
    "Backwards, and it gets events again, under the ids that they had; forwards, and it passes " +
    "over what it cannot take.",
  params: WebhookPath,
  body: ReplayBody,
  response: { 200: Webhook, ...ofPlaces },
};

const sending = {
  tags,
  operationId: "sendWebhookEvent",
  summary: "Send one event again, now and out of turn",
  description: "Once, and answered with what came of it. The webhook's place stays.",
  params: WebhookPath,
  body: SendBody,
  response: { 200: Delivery, ...ofPlaces },
};

const testing = {
  tags,
  operationId: "testWebhook",
  summary: "Send a trial: an event of the type webhook.test",
  description:
    "Once, and answered with what came of it. A webhook that was failing and takes it is told on " +
    "at once.",
  params: WebhookPath,
  body: NoBody,
  response: { 200: Delivery, ...refusals },
};

const listingDeliveries = {
  tags,
  operationId: "listWebhookDeliveries",
  summary: "What came of each attempt, the newest first; the last 1,000",
  params: WebhookPath,
  querystring: DeliveriesQuery,
  response: { 200: page(Delivery), ...refusals },
};

/** Who is told of events, and what came of it. */
export const webhookRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const { store, sources } = service;
  const path = "/v1/webhooks/:webhookId";

  app.post("/v1/webhooks", { schema: making, config }, async ({ body, actor }, reply) => {
    const { webhook, secret } = await makeWebhook(service, actor, body);
    return reply.code(201).send({ ...(await viewOf(store, webhook)), secret });
  });

  app.get("/v1/webhooks", { schema: listing, config }, async () => {
    const rows = await listWebhooks(store);
    return { items: await Promise.all(rows.map((row) => viewOf(store, row))) };
  });

  app.get(path, { schema: showing, config }, async ({ params }) =>
    viewOf(store, await requireWebhook(store, params.webhookId)),
  );

  app.patch(path, { schema: changing, config }, async ({ params, body, actor }) =>
    viewOf(store, await mendWebhook(service, actor, params.webhookId, body)),
  );

  app.delete(path, { schema: removing, config }, async ({ params, actor }, reply) => {
    await endWebhook(service, actor, params.webhookId);
    return reply.code(204).send(null);
  });

  app.post(`${path}/rotate`, { schema: rotating, config }, async ({ params, actor }) => {
    const { webhook, secret } = await rotateSecret(service, actor, params.webhookId);
    return { ...(await viewOf(store, webhook)), secret };
  });

  app.post(`${path}/replay`, { schema: replaying, config }, async ({ params, body, actor }) =>
    viewOf(store, await replayFrom(service, actor, params.webhookId, body.after)),
  );

  app.post(`${path}/send`, { schema: sending, config }, async ({ params, body }) =>
    deliveryView(await sendAgain(service, params.webhookId, EVENT_TYPES, body.eventId)),
  );

  app.post(`${path}/test`, { schema: testing, config }, async ({ params, actor }) => {
    const timestamp = timeOf(sources.realSeconds());
    return deliveryView(await testWebhook(service, actor, params.webhookId, timestamp));
  });

  app.get(
    `${path}/deliveries`,
    { schema: listingDeliveries, config },
    async ({ params: { webhookId }, query }) => {
      await requireWebhook(store, webhookId);
      const before = query.cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(query.cursor);
      const read = (limit: number) => listDeliveries(store, webhookId, before, limit);
      return readPage(query, read, deliveryView, ({ number }) => String(number));
    },
  );
};
