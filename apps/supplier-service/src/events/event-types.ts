/** What is told of codes, meters, campaigns and approvals: names are public interface. */
export const EVENT_TYPES = [
  "code.issued",
  "code.sent",
  "code.confirmed",
  "code.refused",
  "code.lost",
  "code.void",
  "code.superseded",
  "meter.registered",
  "meter.changed",
  "meter.key_changed",
  "meter.settings_noted",
  "meter.status_read",
  "meter.credit_reported",
  "meter.retired",
  "meter.taken_back",
  "campaign.created",
  "campaign.running",
  "campaign.done",
  "campaign.cancelled",
  "approval.asked",
  "approval.given",
  "approval.refused",
  "approval.withdrawn",
  "approval.cancelled",
] as const;

/** The name of something that happened. */
export type EventType = (typeof EVENT_TYPES)[number];

/** A code that an event is about. */
export interface CodeOfEvent {
  readonly codeId: string;
  readonly meterId: string;
  readonly utrnCounter: number;
}

/** Something that happened, as others are told of it: one line of the audit trail. */
export interface SupplierEvent {
  /** The same for ever, and of no other event: also after a restore. */
  readonly id: string;
  readonly type: EventType;
  /** ISO 8601, UTC. */
  readonly timestamp: string;
  /** The id of the API key that did it, or `service`. */
  readonly actor: string;
  readonly data: Readonly<Record<string, unknown>>;
}
