import type { components } from "@utrn-lab/client";

/** What an entry of the audit trail records. */
export type Action = components["schemas"]["AuditEntry"]["action"];

/** Each action in words: who did it stands before. */
export const ACTION_WORDS: Readonly<Record<Action, string>> = {
  "audit.checkpoint": "signed the trail up to here",
  "audit_key.added": "began to sign with a new audit key",
  "key.made": "made an API key",
  "key.owner_named": "said whose an API key is",
  "key.revoked": "revoked an API key",
  "limits.set": "set the limits of a role",
  "lab.clock_set": "set the lab’s clock",
  "meter.registered": "registered a meter",
  "meter.changed": "changed what is registered of a meter",
  "meter.retired": "retired a meter",
  "meter.taken_back": "took a retired meter back into use",
  "meters.imported": "imported meters",
  "meter.settings_noted": "noted a meter’s settings",
  "meter.key_changed": "put a meter under the new supplier key",
  "code.issued": "issued a code",
  "code.changed": "noted what became of a code",
  "confirmation.taken": "took in a confirmation code",
  "confirmation.refused": "tried a confirmation code that was refused",
  "credit.reported": "took in a credit that a meter reported",
  "explanation.refused": "asked about digits that are not true",
  "approval.asked": "asked for an approval",
  "approval.given": "approved",
  "approval.refused": "rejected a request",
  "approval.withdrawn": "withdrew a request",
  "approval.cancelled": "cancelled a request",
  "approval_line.set": "set the approval line",
  "campaign.made": "began a campaign",
  "campaign.issued": "issued codes of a campaign",
  "campaign.changed": "changed a campaign",
  "supplier.key_changed": "changed the supplier’s key",
  "supplier.moved": "moved the supplier to another database",
  "supplier.resumed": "went on after a restore",
};
