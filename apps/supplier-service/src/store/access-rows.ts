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
