import type { Command } from "@utrn-lab/utrn";
import { timeOrNull } from "../iso-time.ts";
import type { ApprovalLine, RoleLimits } from "../rules/policies.ts";
import { seesCodes } from "../rules/roles.ts";
import type { CodeRecord } from "../store/codes.ts";
import type { MeterRecord } from "../store/meters.ts";
import type { ApiKeyRow, CampaignStatus } from "../store/tables.ts";
import { commandsSha256, publicKeySha256 } from "./digests.ts";
import type { AuditEvent } from "./record.ts";

/** What has become of a code, as it is recorded. */
export function changeOf(row: CodeRecord): AuditEvent {
  const { status, sent_channel: channel, superseded_by: supersededBy } = row;
  const { confirmed_by: confirmedBy } = row;
  return {
    action: "code.changed",
    meterId: row.meter_id,
    codeId: row.code_id,
    utrnCounter: row.counter,
    details: {
      ...{ status, sentCount: row.sent_count, refusal: row.refusal },
      ...(status === "sent" ? { channel } : {}),
      ...(status === "superseded" ? { supersededBy } : {}),
      ...(status === "confirmed" ? { confirmedBy } : {}),
    },
  };
}

/** What has become of a campaign, as it is recorded. */
export function campaignChanged(campaignId: string, status: CampaignStatus): AuditEvent {
  return { action: "campaign.changed", details: { campaignId, status } };
}

/** A meter that is registered, as it is recorded. */
export function registrationOf(row: MeterRecord): AuditEvent {
  const { meter_id: meterId, fuel, begins_after: lastCounter } = row;
  const details = { publicKeySha256: publicKeySha256(row.public_key), fuel, lastCounter };
  return { action: "meter.registered", meterId, details };
}

/** An API key that is made, as it is recorded. */
export function keyMade(row: ApiKeyRow): AuditEvent {
  const { key_id: keyId, role, owner } = row;
  const expiresAt = timeOrNull(row.expires_at);
  const details = { keyId, role, owner, expiresAt, seesCodes: seesCodes(row) };
  return { action: "key.made", details };
}

/** What is recorded of commands: their types, and all that they say by its hash. */
export function detailsOfCommands(commands: readonly Command[]) {
  return {
    commands: commands.map(({ type }) => type),
    commandsSha256: commandsSha256(commands),
  };
}

/** What is recorded of an approval line that is drawn, or asked for. */
export function detailsOfLine(line: ApprovalLine | null) {
  return line === null ? { isOff: true } : { ...line };
}

/** What is recorded of limits that are set, or asked for. */
export function detailsOfLimits({ role, limits }: RoleLimits) {
  return { role, ...limits };
}
