import type { Command } from "@utrn-lab/utrn";
import type { AuditEvent } from "../audit/record.ts";
import type { Actor } from "../rules/roles.ts";
import { addApproval } from "../store/approvals.ts";
import type { Store } from "../store/tables.ts";
import { readLine } from "./line.ts";

/** What a second person has to look at. Its id is that of the code, or of the campaign, to be. */
interface ApprovalRequest {
  readonly approvalId: string;
  readonly kind: "code" | "campaign";
  readonly meterId: string | null;
  readonly request: { readonly commands: readonly Command[] };
}

/**
 * Keeps a request for a second person, in the caller's transaction. Answers what is recorded of it.
 */
export async function askApproval(
  transaction: Store,
  actor: Actor,
  { approvalId, kind, meterId, request }: ApprovalRequest,
  nowSeconds: number,
): Promise<readonly AuditEvent[]> {
  await addApproval(transaction, {
    approval_id: approvalId,
    kind,
    meter_id: meterId,
    request: JSON.stringify(request),
    status: "awaiting",
    asked_by: actor.keyId,
    asked_at: nowSeconds,
    decided_by: null,
    decided_at: null,
    reason: null,
  });
  const commands = request.commands.map(({ type }) => type);
  const about = meterId === null ? {} : { meterId };
  return [{ action: "approval.asked", ...about, details: { approvalId, kind, commands } }];
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
  campaign: { readonly campaignId: string; readonly request: ApprovalRequest["request"] },
  nowSeconds: number,
): Promise<readonly AuditEvent[]> {
  if ((await readLine(transaction)) === null) return [];
  const { campaignId: approvalId, request } = campaign;
  const asked = { approvalId, kind: "campaign", meterId: null, request } as const;
  return askApproval(transaction, actor, asked, nowSeconds);
}
