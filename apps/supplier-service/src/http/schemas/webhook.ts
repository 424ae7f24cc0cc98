import { Type } from "typebox";
import { EVENT_TYPES } from "../../events/event-types.ts";
import { DISABLED_BECAUSE } from "../../store/webhook-tables.ts";
import { exactly, ID_PATTERN, orNull, pageQuery, Time } from "./common.ts";
import { EventId } from "./event.ts";

const WebhookId = Type.String({ pattern: ID_PATTERN, description: "The name of a webhook." });

export const WebhookPath = Type.Object({ webhookId: WebhookId }, exactly);

const url = Type.String({
  minLength: 1,
  maxLength: 2_000,
  description:
    "Where events are sent, https://. It must lead to a public address; WEBHOOK_TARGETS names " +
    "others that may be gone to, also over http://.",
  examples: ["https://crm.example.com/utrn-events"],
});
const types = orNull(
  Type.Array(Type.Enum([...EVENT_TYPES]), {
    minItems: 1,
    maxItems: EVENT_TYPES.length,
    uniqueItems: true,
    description: "The types that it is told of; null: all, those to come too.",
    examples: [["code.issued", "code.confirmed"]],
  }),
);
const description = orNull(
  Type.String({ minLength: 1, maxLength: 200, description: "What it is for." }),
);
const enabled = Type.Boolean({ description: "Whether it is told; false keeps its place." });

const more = {
  types: Type.Optional(types),
  description: Type.Optional(description),
  enabled: Type.Optional(enabled),
};

export const WebhookBody = Type.Object({ url, ...more }, exactly);
export const WebhookChange = Type.Object({ url: Type.Optional(url), ...more }, exactly);

const said = {
  webhookId: WebhookId,
  url,
  types,
  description,
  enabled,
  disabledBecause: orNull(
    Type.Enum([...DISABLED_BECAUSE], {
      description:
        "Why the service has stopped telling it: it answered 410, or has failed for five days.",
    }),
  ),
  toldUpTo: orNull(
    Type.String({ description: "How far it is, as `after` of the feed; null: at the beginning." }),
  ),
  behind: Type.Integer({
    minimum: 0,
    description: "How many entries of the audit trail it has not been told of, or need not be.",
  }),
  attempts: Type.Integer({ description: "How often the next event has been tried in vain." }),
  failingSince: orNull(Time),
  nextAttemptAt: orNull(Time),
  createdAt: Time,
  createdBy: Type.String({ description: "The id of an API key." }),
};

export const Webhook = Type.Object(said, {
  title: "Webhook",
  description: "Where events go, and how far it has come.",
});

export const WebhookWithSecret = Type.Object(
  {
    ...said,
    secret: Type.String({
      description: "What its events are signed with. It is shown this once.",
      examples: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    }),
  },
  { title: "WebhookWithSecret", description: "The webhook, with its secret this once." },
);

export const Webhooks = Type.Object(
  { items: Type.Array(Webhook) },
  { title: "Webhooks", description: "Every webhook." },
);

export const ReplayBody = Type.Object(
  {
    after: orNull(EventId),
  },
  { ...exactly, description: "Null: from the beginning." },
);

/** Nothing has to be said. */
export const NoBody = Type.Object({}, exactly);

export const SendBody = Type.Object({ eventId: EventId }, exactly);

export const Delivery = Type.Object(
  {
    number: Type.Integer({ description: "1, 2, 3 and so on, of this webhook." }),
    eventId: Type.String({ description: "The event, or a trial: the header webhook-id." }),
    type: Type.String({ description: "The type of the event, or `webhook.test`." }),
    attempt: Type.Integer({ description: "1 for the first of its event." }),
    at: Time,
    durationMs: Type.Integer(),
    delivered: Type.Boolean({ description: "Whether it was answered by 2xx." }),
    status: orNull(Type.Integer({ description: "What it was answered." })),
    error: orNull(
      Type.String({
        description:
          "Why there was no answer: `timeout` (15 seconds), `refused_target` (an address that " +
          "webhooks do not go to), `no_secret` (the supplier key has changed: rotate it), " +
          "`connection`, or a code of the system, say ECONNREFUSED.",
      }),
    ),
    answer: Type.String({ description: "The first 200 characters of the answer." }),
    nextAttemptAt: orNull(Time),
  },
  {
    title: "WebhookDelivery",
    description: "An event on its way to a webhook, and what came of it.",
  },
);

export const DeliveriesQuery = pageQuery("^[0-9]{1,15}$", {});
