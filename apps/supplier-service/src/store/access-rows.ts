import type { Role } from "../rules/roles.ts";

/** An API key. It is never deleted: the audit trail names it. */
export interface ApiKeyRow {
  readonly key_id: string;
  /** SHA-256, hex. */
  readonly hash: string;
  readonly created_at: number;
  readonly role: Role;
  readonly label: string | null;
  readonly created_by: string | null;
  readonly revoked_at: number | null;
}

/** What an administrator has settled, as JSON, by its name. */
export interface PolicyRow {
  readonly name: string;
  readonly value: string;
}

/** A line of the audit trail: `line` is its text; the rest is there to find it by. */
export interface AuditRow {
  readonly seq: number;
  readonly action: string;
  readonly meter_id: string | null;
  readonly code_id: string | null;
  readonly line: string;
}

/** Where the audit trail ends (`only` is 1). */
export interface AuditHeadRow {
  readonly only: number;
  readonly seq: number;
  readonly hash: string;
  readonly checkpoint_seq: number;
}

/** What becomes of a request for approval. */
export const APPROVAL_STATUSES = [
  "awaiting",
  "approved",
  "rejected",
  "withdrawn",
  "cancelled",
] as const;

/** One of `APPROVAL_STATUSES`. */
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

/** A request for a second person's approval. Its id is the id of the code, or of the campaign, to be. */
export interface ApprovalRow {
  readonly approval_id: string;
  readonly kind: "code" | "campaign";
  /** Whose code it is to be; null for a campaign. */
  readonly meter_id: string | null;
  /** JSON: what was asked for. */
  readonly request: string;
  readonly status: ApprovalStatus;
  readonly asked_by: string;
  readonly asked_at: number;
  readonly decided_by: string | null;
  readonly decided_at: number | null;
  /** Why it was rejected or withdrawn, or its campaign cancelled. */
  readonly reason: string | null;
}
