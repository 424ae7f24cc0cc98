import { Problem } from "@utrn-lab/http-host";
import type { AuditAction } from "../audit/actions.ts";
import { record } from "../audit/record.ts";
import type { Actor } from "../rules/roles.ts";
import type { Supplier } from "../service.ts";
import { decideApproval, findApproval, lockApproval } from "../store/approvals.ts";
import type { ApprovalRow, ApprovalStatus, Store } from "../store/tables.ts";

function found(row: ApprovalRow | undefined): ApprovalRow {
  if (row === undefined) throw new Problem("not_found", "Nothing was asked for under this id.");
  return row;
}

/** A request that must be there. Throws Problem `not_found`. */
export async function requireApproval(store: Store, approvalId: string): Promise<ApprovalRow> {
  return found(await findApproval(store, approvalId));
}

/** A request that nobody has decided, and nobody else decides until the transaction ends. */
export async function lockOpen(transaction: Store, approvalId: string): Promise<ApprovalRow> {
  const row = found(await lockApproval(transaction, approvalId));
  if (row.status !== "awaiting") {
    throw new Problem("approval_decided", `The request is ${row.status} already.`);
  }
  return row;
}

/** What is decided of a request, and why where it is not approved. */
export interface Decision {
  readonly status: Exclude<ApprovalStatus, "awaiting">;
  readonly reason: string | null;
}

const RECORDED_AS: Readonly<Record<Decision["status"], AuditAction>> = {
  approved: "approval.given",
  rejected: "approval.refused",
  withdrawn: "approval.withdrawn",
  cancelled: "approval.cancelled",
};

/** Keeps a decision and records it: the last thing of its transaction. */
export async function decide(
  transaction: Store,
  supplier: Supplier,
  actor: Actor,
  row: ApprovalRow,
  { status, reason }: Decision,
): Promise<ApprovalRow> {
  const decided = {
    status,
    reason,
    decided_by: actor.keyId,
    decided_at: supplier.sources.nowSeconds(),
  };
  await decideApproval(transaction, row.approval_id, decided);
  await record(transaction, supplier, actor, {
    action: RECORDED_AS[status],
    ...(row.meter_id === null ? {} : { meterId: row.meter_id }),
    details: { approvalId: row.approval_id, kind: row.kind },
  });
  return { ...row, ...decided };
}

/**
 * Ends the request of a campaign that is cancelled, where it still waits: nobody approves it any more.
 * @param row - locked before the campaign, in the order in which deciding locks them.
 */
export async function cancelRequest(
  transaction: Store,
  supplier: Supplier,
  actor: Actor,
  row: ApprovalRow | undefined,
  reason: string,
): Promise<void> {
  if (row?.status !== "awaiting") return;
  await decide(transaction, supplier, actor, row, { status: "cancelled", reason });
}
