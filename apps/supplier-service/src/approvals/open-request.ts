import { Problem } from "@utrn-lab/http-host";
import type { AuditAction } from "../audit/actions.ts";
import type { Changed } from "../audit/change.ts";
import type { AuditActor, AuditEvent } from "../audit/record.ts";
import {
  type ApprovalRecord,
  decideApproval,
  findApproval,
  lockApproval,
} from "../store/approvals.ts";
import type { ApprovalStatus, Store } from "../store/tables.ts";
import { subjectOf } from "./ask-approval.ts";

function found(row: ApprovalRecord | undefined): ApprovalRecord {
  if (row === undefined) throw new Problem("not_found", "No approval request has this id.");
  return row;
}

/** A request that must be there. Throws Problem `not_found`. */
export async function requireApproval(store: Store, approvalId: string): Promise<ApprovalRecord> {
  return found(await findApproval(store, approvalId));
}

/** A request that nobody has decided, and nobody else decides until the transaction ends. */
export async function lockOpen(transaction: Store, approvalId: string): Promise<ApprovalRecord> {
  const row = found(await lockApproval(transaction, approvalId));
  if (row.status !== "awaiting") {
    throw new Problem("approval_decided", `The request is already ${row.status}.`);
  }
  return row;
}

/** What is decided of a request, when, and why where it is not approved. */
export interface Decision {
  readonly status: Exclude<ApprovalStatus, "awaiting">;
  readonly reason: string | null;
  readonly nowSeconds: number;
}

const RECORDED_AS: Readonly<Record<Decision["status"], AuditAction>> = {
  approved: "approval.given",
  rejected: "approval.refused",
  withdrawn: "approval.withdrawn",
  cancelled: "approval.cancelled",
};

/** Keeps a decision. Answers the request as it is then, and what is recorded of it. */
export async function decide(
  transaction: Store,
  actor: AuditActor,
  row: ApprovalRecord,
  { status, reason, nowSeconds }: Decision,
): Promise<Changed<ApprovalRecord>> {
  const decided = { status, reason, decided_by: actor.keyId, decided_at: nowSeconds };
  await decideApproval(transaction, row.approval_id, decided);
  const event: AuditEvent = {
    action: RECORDED_AS[status],
    ...subjectOf(row),
    details: { approvalId: row.approval_id, kind: row.kind },
  };
  return { result: { ...row, ...decided }, events: [event] };
}

/**
 * Ends a request that still waits, since nobody can approve it any more.
 * @param row - locked before its campaign, in the order in which deciding locks them.
 * @returns what is recorded of it.
 */
export async function cancelRequest(
  transaction: Store,
  actor: AuditActor,
  row: ApprovalRecord | undefined,
  { reason, nowSeconds }: Pick<Decision, "reason" | "nowSeconds">,
): Promise<readonly AuditEvent[]> {
  if (row?.status !== "awaiting") return [];
  const decision = { status: "cancelled", reason, nowSeconds } as const;
  return (await decide(transaction, actor, row, decision)).events;
}
