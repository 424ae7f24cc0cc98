import { type Decision, decide } from "../approvals/open-request.ts";
import type { Changed } from "../audit/change.ts";
import type { AuditEvent } from "../audit/record.ts";
import { endDeclined } from "../campaigns/approval.ts";
import type { Actor } from "../rules/roles.ts";
import { type ApprovalRecord, lockApproval, waitingOf } from "../store/approvals.ts";
import type { Store } from "../store/tables.ts";

/** Ends an open request: nothing was signed or settled, and nothing will be. */
export async function decline(
  transaction: Store,
  actor: Actor,
  row: ApprovalRecord,
  decision: Decision & { readonly reason: string },
): Promise<Changed<ApprovalRecord>> {
  const ended =
    row.kind === "campaign" ? await endDeclined(transaction, row.approval_id, decision) : [];
  const { result, events } = await decide(transaction, actor, row, decision);
  return { result, events: [...events, ...ended] };
}

/** Why and when a request ends that nobody has declined. */
interface End {
  readonly reason: string;
  readonly nowSeconds: number;
}

/** Cancels an open request. Answers what is recorded of it. */
export async function endRequest(
  transaction: Store,
  actor: Actor,
  row: ApprovalRecord,
  why: End,
): Promise<readonly AuditEvent[]> {
  return (await decline(transaction, actor, row, { status: "cancelled", ...why })).events;
}

/**
 * Cancels every open request of a key that ends, in the transaction that ends it. They are locked
 * in the order of their ids; one that is being decided is waited for, and stays decided.
 * @returns what is recorded of them.
 */
export async function endRequestsOf(
  transaction: Store,
  actor: Actor,
  keyId: string,
  why: End,
): Promise<readonly AuditEvent[]> {
  const events: AuditEvent[] = [];
  for (const approvalId of await waitingOf(transaction, keyId)) {
    const row = await lockApproval(transaction, approvalId);
    if (row?.status === "awaiting")
      events.push(...(await endRequest(transaction, actor, row, why)));
  }
  return events;
}
