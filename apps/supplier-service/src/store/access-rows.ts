import type { Role } from "../access/roles.ts";

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
