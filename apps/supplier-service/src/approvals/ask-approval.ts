import type { Command } from "@utrn-lab/utrn";
import { record } from "../audit/record.ts";
import type { Actor } from "../rules/roles.ts";
import type { Supplier } from "../service.ts";
import { addApproval } from "../store/approvals.ts";
import type { Store } from "../store/tables.ts";
import { readLine } from "./line.ts";

/** What a second person has to look at. Its id is that of the code, or of the campaign, to be. */
export interface Asked {
  readonly approvalId: string;
  readonly kind: "code" | "campaign";
  readonly meterId: string | null;
  readonly request: { readonly commands: readonly Command[] };
}

/** Keeps a request for a second person, in the caller's transaction and as the last thing of it. */
export async function askApproval(
  transaction: Store,
  supplier: Supplier,
  actor: Actor,
  { approvalId, kind, meterId, request }: Asked,
): Promise<void> {
  await addApproval(transaction, {
    approval_id: approvalId,
    kind,
    meter_id: meterId,
    request: JSON.stringify(request),
    status: "awaiting",
    asked_by: actor.keyId,
    asked_at: supplier.sources.nowSeconds(),
    decided_by: null,
    decided_at: null,
    reason: null,
  });
  const commands = request.commands.map(({ type }) => type);
  await record(transaction, supplier, actor, {
    action: "approval.asked",
    ...(meterId === null ? {} : { meterId }),
    details: { approvalId, kind, commands },
  });
}

/**
 * Has a campaign wait for a second person, if a line is drawn at all.
 * @param transaction - the one that makes the campaign; this is the last thing of it.
 * @param campaign - its id, and what was asked for, as whoever decides has to see it.
 * @returns whether it has to wait: nothing of it may be signed before `campaignDecided` is called.
 */
export async function askForCampaign(
  transaction: Store,
  supplier: Supplier,
  actor: Actor,
  campaign: { readonly campaignId: string; readonly request: Asked["request"] },
): Promise<boolean> {
  if ((await readLine(transaction)) === null) return false;
  const { campaignId: approvalId, request } = campaign;
  await askApproval(transaction, supplier, actor, {
    approvalId,
    kind: "campaign",
    meterId: null,
    request,
  });
  return true;
}
