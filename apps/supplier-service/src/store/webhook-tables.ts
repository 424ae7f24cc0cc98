/** Somebody who is told of events. Times are seconds since the Unix epoch. */
export interface WebhookRow {
  readonly webhook_id: string;
  readonly url: string;
  /** JSON: the types that it is told of; null: all. */
  readonly types: string | null;
  readonly description: string | null;
  readonly is_enabled: 0 | 1;
  /** Why the service has stopped telling it; null where it has not. */
  readonly disabled_because: DisabledBecause | null;
  readonly created_at: number;
  readonly created_by: string;
  /** JSON: its secrets, sealed, the newest first. */
  readonly secrets: string;
  /** The last line of the audit trail that it has been told of, or need not be. */
  readonly told_up_to: number;
  /** How often the next event has been tried, since when in vain, and when it is tried again. */
  readonly attempts: number;
  readonly failing_since: number | null;
  readonly next_attempt_at: number;
  /** The process that tells it, and until when no other one does. */
  readonly leased_by: string | null;
  readonly leased_until: number;
  /** How many deliveries there have been. */
  readonly deliveries: number;
}

/** Why the service stops telling a webhook: it answered 410, or nothing good for too long. */
export const DISABLED_BECAUSE = ["gone", "failing"] as const;

/** One of `DISABLED_BECAUSE`. */
type DisabledBecause = (typeof DISABLED_BECAUSE)[number];

/** An attempt to tell a webhook of an event. */
export interface WebhookDeliveryRow {
  readonly webhook_id: string;
  readonly number: number;
  readonly event_id: string;
  readonly event_type: string;
  /** 1 for the first of its event. */
  readonly attempt: number;
  readonly at: number;
  readonly duration_ms: number;
  /** What HTTP answered; null where nothing did. */
  readonly status: number | null;
  /** Why there was no answer; null where there was one. */
  readonly error: string | null;
  /** The beginning of the answer. */
  readonly answer: string;
  /** When it is tried again; null: it is not. */
  readonly next_attempt_at: number | null;
}
