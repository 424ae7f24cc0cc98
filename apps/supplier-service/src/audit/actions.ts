/** What is recorded: names are public interface. */
export const AUDIT_ACTIONS = [
  "audit_key.added",
  "key.made",
  "key.owner_named",
  "key.revoked",
  "limits.set",
  "lab.clock_set",
  "meter.registered",
  "meters.imported",
  "meter.settings_noted",
  "code.issued",
  "code.changed",
  "confirmation.taken",
  "confirmation.refused",
  "credit.reported",
  "explanation.refused",
  "approval.asked",
  "approval.given",
  "approval.refused",
  "approval.withdrawn",
  "approval.cancelled",
  "approval_line.set",
  "campaign.made",
  "campaign.issued",
  "campaign.changed",
  "meter.key_changed",
  "supplier.key_changed",
  "supplier.moved",
  "supplier.resumed",
] as const;

/** The name of something that is recorded. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];
