import { GivenEui64 } from "@utrn-lab/http-host";
import { REFUSALS } from "@utrn-lab/utrn";
import { type TProperties, Type } from "typebox";
import { EVENT_ID_PATTERN } from "../../events/event-place.ts";
import { EVENT_TYPES, type EventType, type SupplierEvent } from "../../events/event-types.ts";
import { LIMIT_MAX } from "../../events/read-events.ts";
import { CHANNELS } from "../../rules/code-life.ts";
import { APPROVAL_KINDS } from "../../store/tables.ts";
import { Digits } from "./code.ts";
import { CodeId, Counter, Day, Eui64, exactly, orNull, Time } from "./common.ts";

export const EventId = Type.String({
  pattern: EVENT_ID_PATTERN,
  description: "The name of an event: the same for ever, and no other event's.",
  examples: ["evt_4711_9f86d081884c7d65"],
});

const CodeOfEvent = Type.Object(
  { codeId: CodeId, meterId: Eui64, utrnCounter: Counter },
  { title: "CodeOfEvent", description: "A code that an event is about." },
);

const codes = Type.Array(CodeOfEvent, {
  description: "Its codes: one, or those of a campaign that came together, 500 at the most.",
});
const meterIds = Type.Array(Eui64, {
  description: "Its meters: one, or those of a file that came together, 500 at the most.",
});
const CampaignId = Type.String({ description: "The name of a campaign." });
const ofCampaign = orNull(CampaignId);
const OfCommands = Type.Array(Type.String(), { description: "The types of the commands." });
const channel = orNull(Type.Enum([...CHANNELS]));
const Pence = Type.Integer({ description: "Pence." });

const ofApproval = {
  approvalId: Type.String({ description: "The name of the code or campaign to be, too." }),
  kind: Type.Enum([...APPROVAL_KINDS]),
  codeId: orNull(CodeId),
  meterId: orNull(Eui64),
};

/** What each event says of itself. */
const DATA: Readonly<Record<EventType, TProperties>> = {
  "code.issued": {
    codes,
    digits: Digits,
    commands: OfCommands,
    issuedAt: Time,
    campaignId: ofCampaign,
  },
  "code.sent": { codes, channel, campaignId: ofCampaign },
  "code.confirmed": {
    codes,
    confirmedBy: orNull(Type.Enum(["confirmation_code", "alert", "duplicate"])),
    kind: orNull(Type.Enum(["applied", "status", "applied_in_part"])),
  },
  "code.refused": { codes, refusal: orNull(Type.Enum([...REFUSALS])) },
  "code.lost": { codes },
  "code.void": { codes },
  "code.superseded": { codes, supersededBy: orNull(CodeId) },
  "meter.registered": { meterIds },
  "meter.changed": {
    meterIds,
    changed: Type.Array(Type.Enum(["publicKey", "fuel", "label", "tags", "lastCounter"])),
    fuel: Type.Optional(Type.Enum(["electricity", "gas"])),
    tags: Type.Optional(Type.Array(Type.String())),
    lastCounter: Type.Optional(Counter),
  },
  "meter.key_changed": { meterIds, keyId: Type.String() },
  "meter.settings_noted": {
    meterIds,
    maxCreditPence: orNull(Pence),
    maxBalancePence: orNull(Pence),
  },
  "meter.status_read": { meterIds, utrnCounter: Counter, date: Day },
  "meter.credit_reported": { meterIds, event: Type.String(), at: Time, creditPence: Pence },
  "meter.retired": { meterIds, reason: Type.String() },
  "meter.taken_back": { meterIds },
  "campaign.created": { campaignId: CampaignId, digits: Digits, commands: OfCommands },
  "campaign.running": { campaignId: CampaignId },
  "campaign.done": { campaignId: CampaignId },
  "campaign.cancelled": { campaignId: CampaignId },
  "approval.asked": ofApproval,
  "approval.given": ofApproval,
  "approval.refused": ofApproval,
  "approval.withdrawn": ofApproval,
  "approval.cancelled": ofApproval,
};

/** `code.issued` as `CodeIssuedEvent`. */
function titleOf(type: EventType): string {
  const words = type.split(/[._]/).map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);
  return `${words.join("")}Event`;
}

const ONE_OF = EVENT_TYPES.map((type) =>
  Type.Object(
    {
      id: EventId,
      type: Type.Literal(type),
      timestamp: Time,
      actor: Type.String({ description: "The id of the API key that did it, or `service`." }),
      data: Type.Object(DATA[type]),
    },
    { title: titleOf(type) },
  ),
);

const mapping = Object.fromEntries(
  EVENT_TYPES.map((type) => [type, `#/components/schemas/${titleOf(type)}`]),
);

/** An event, told apart by its `type`. */
const Event = Type.Unsafe<SupplierEvent>({
  title: "Event",
  type: "object",
  oneOf: ONE_OF,
  discriminator: { propertyName: "type", mapping },
});

const TYPE_PATTERN = EVENT_TYPES.map((type) => type.replace(".", "\\.")).join("|");

/** The longest that a call waits for events. */
const WAIT_MAX_SECONDS = 30;

export const EventsQuery = Type.Object(
  {
    after: Type.Optional(EventId),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: LIMIT_MAX,
        default: 50,
        description: "The most events to answer.",
      }),
    ),
    type: Type.Optional(
      Type.String({
        pattern: `^(${TYPE_PATTERN})(,(${TYPE_PATTERN}))*$`,
        description: "Only these types, separated by commas.",
        examples: ["code.issued,code.confirmed"],
      }),
    ),
    meterId: Type.Optional(GivenEui64),
    wait: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: WAIT_MAX_SECONDS,
        default: 0,
        description: "How many seconds to wait for an event where there is none yet.",
      }),
    ),
  },
  exactly,
);

export const Events = Type.Object(
  {
    items: Type.Array(Event),
    nextAfter: orNull(
      Type.String({
        description:
          "What to ask for next as `after`: behind the last event, and behind all that was " +
          "looked through and is not asked for. Null while nothing has happened.",
      }),
    ),
    hasMore: Type.Boolean({ description: "Whether to ask again at once: there may be more." }),
  },
  { title: "Events", description: "Events in their order, and where to go on." },
);
