import { detailsOfCommands, detailsOfLimits, detailsOfLine } from "../audit/events.ts";
import type { AuditEvent } from "../audit/record.ts";
import type { Actor } from "../rules/roles.ts";
import type { AskedCampaign } from "../rules/selection.ts";
import { type AskedFor, addApproval } from "../store/approvals.ts";
import type { Store } from "../store/tables.ts";
import { readLine } from "./line.ts";

/** What a line of the trail is about, so that the history of a code has its request. */
export function subjectOf(asked: ApprovalRequest): {
  readonly meterId?: string;
  readonly codeId?: string;
} {
  if (asked.kind !== "code") return {};
  return { meterId: asked.meter_id, codeId: asked.approval_id };
}

/** What a second person has to look at. Its id is that of the code, or of the campaign, to be. */
type ApprovalRequest = AskedFor & { readonly approval_id: string };

function detailsOf(asked: ApprovalRequest) {
  if (asked.kind === "approval_line") return detailsOfLine(asked.request.line);
  if (asked.kind === "limits") return detailsOfLimits(asked.request);
  return detailsOfCommands(asked.request.commands);
}

/**
 * Keeps a request for a second person, in the caller's transaction. Answers what is recorded of it.
 */
export async function askApproval(
  transaction: Store,
  actor: Actor,
  asked: ApprovalRequest,
  nowSeconds: number,
): Promise<readonly AuditEvent[]> {
  await addApproval(transaction, {
    ...asked,
    status: "awaiting",
    asked_by: actor.keyId,
    asked_at: nowSeconds,
    decided_by: null,
    decided_at: null,
    reason: null,
  });
  const { approval_id: approvalId, kind } = asked;
  const what = detailsOf(asked);
  return [
    { action: "approval.asked", ...subjectOf(asked), details: { approvalId, kind, ...what } },
  ];
}

/**
 * Has a campaign wait for a second person, if a line is drawn at all: nothing of it may be signed
 * before it is approved.
 * @param transaction - the one that makes the campaign.
 * @param campaign - its id, and what was asked for, as whoever decides has to see it.
 * @returns what is recorded of it; nothing where it need not wait.
 */
export async function askForCampaign(
  transaction: Store,
  actor: Actor,
  campaign: { readonly campaignId: string; readonly request: AskedCampaign },
  nowSeconds: number,
): Promise<readonly AuditEvent[]> {
  if ((await readLine(transaction)) === null) return [];
  const { campaignId: approval_id, request } = campaign;
  const asked = { approval_id, kind: "campaign", meter_id: null, request } as const;
  return askApproval(transaction, actor, asked, nowSeconds);
}
