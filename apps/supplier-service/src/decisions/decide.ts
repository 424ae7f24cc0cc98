import { invalidRequest, Problem } from "@utrn-lab/http-host";
import type { Plan } from "@utrn-lab/utrn";
import { checkLimits } from "../access/limits.ts";
import type { AuditAction } from "../audit/actions.ts";
import { record } from "../audit/record.ts";
import { campaignDecided } from "../campaigns/approval.ts";
import { issueApproved } from "../issuing/issue-code.ts";
import type { IssueRequest } from "../rules/issue-request.ts";
import type { Actor } from "../rules/roles.ts";
import type { WarningCode } from "../rules/warnings.ts";
import { type Supplier, warmSecret } from "../service.ts";
import type { ApprovalRow, ApprovalStatus } from "../store/access-rows.ts";
import { decideApproval, findApproval, lockApproval } from "../store/approvals.ts";
import type { Store } from "../store/database.ts";
import { transact } from "../store/transact.ts";

function found(row: ApprovalRow | undefined): ApprovalRow {
  if (row === undefined) throw new Problem("not_found", "Nothing was asked for under this id.");
  return row;
}

/** A request that must be there. Throws Problem `not_found`. */
export async function requireApproval(store: Store, approvalId: string): Promise<ApprovalRow> {
  return found(await findApproval(store, approvalId));
}

/** A request that nobody has decided, and nobody else decides until the transaction ends. */
async function lockOpen(transaction: Store, approvalId: string): Promise<ApprovalRow> {
  const row = found(await lockApproval(transaction, approvalId));
  if (row.status !== "awaiting") {
    throw new Problem("approval_decided", `The request is ${row.status} already.`);
  }
  return row;
}

/** An open request that this key may decide: another one than the key that asked. */
async function openFor(transaction: Store, actor: Actor, approvalId: string): Promise<ApprovalRow> {
  const row = await lockOpen(transaction, approvalId);
  if (row.asked_by === actor.keyId) {
    throw new Problem("second_person_needed", "The key that asked does not decide.");
  }
  return row;
}

async function issue(
  transaction: Store,
  supplier: Supplier,
  actor: Actor,
  row: ApprovalRow,
  acknowledge: readonly WarningCode[],
): Promise<Plan> {
  const asked = JSON.parse(row.request) as IssueRequest;
  const request = { ...asked, acknowledge: [...(asked.acknowledge ?? []), ...acknowledge] };
  const meterId = row.meter_id ?? "";
  return issueApproved(transaction, supplier, actor, { codeId: row.approval_id, meterId, request });
}

/** What is decided of a request, and why where it is not approved. */
interface Decision {
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
async function decide(
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

const CAMPAIGN_ACKNOWLEDGES =
  "acknowledge is for a code: a campaign names what it acknowledges when it is asked for";

/**
 * Approves a request: the code is issued now, under the counter of now, by the path of every other one.
 * What would refuse it now refuses the approval, and the request goes on waiting.
 * @param actor - another key than the one that asked; its role's limits hold too.
 * @param acknowledge - warnings that have come up since it was asked for, by their codes.
 * @throws Problem `second_person_needed`, `approval_decided`, or whatever issuing refuses with.
 */
export async function approve(
  supplier: Supplier,
  actor: Actor,
  approvalId: string,
  acknowledge: readonly WarningCode[],
): Promise<ApprovalRow> {
  const { store } = supplier;
  const { meter_id: meterId } = await requireApproval(store, approvalId);
  if (meterId !== null) await warmSecret(supplier, meterId);
  const { plan, decided } = await transact(store, async (transaction) => {
    const row = await openFor(transaction, actor, approvalId);
    const decision = { status: "approved", reason: null } as const;
    let plan: Plan | undefined;
    if (row.kind === "code") plan = await issue(transaction, supplier, actor, row, acknowledge);
    else {
      if (acknowledge.length > 0) throw invalidRequest("acknowledge", CAMPAIGN_ACKNOWLEDGES);
      const { commands } = JSON.parse(row.request) as Pick<IssueRequest, "commands">;
      await checkLimits(transaction, actor, commands);
      await campaignDecided(transaction, supplier, approvalId, { isApproved: true, reason: null });
    }
    return { plan, decided: await decide(transaction, supplier, actor, row, decision) };
  });
  if (plan !== undefined) supplier.metrics.countIssued(plan, 1);
  return decided;
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

/** Ends an open request: nothing was signed, and nothing will be. */
async function decline(
  transaction: Store,
  supplier: Supplier,
  actor: Actor,
  row: ApprovalRow,
  decision: Decision & { readonly reason: string },
): Promise<ApprovalRow> {
  if (row.kind === "campaign") {
    const { reason } = decision;
    await campaignDecided(transaction, supplier, row.approval_id, { isApproved: false, reason });
  }
  return decide(transaction, supplier, actor, row, decision);
}

/**
 * Rejects a request: nothing was signed, and nothing will be.
 * @param actor - another key than the one that asked.
 * @throws Problem `second_person_needed` or `approval_decided`.
 */
export async function reject(
  supplier: Supplier,
  actor: Actor,
  approvalId: string,
  reason: string,
): Promise<ApprovalRow> {
  return transact(supplier.store, async (transaction) => {
    const row = await openFor(transaction, actor, approvalId);
    return decline(transaction, supplier, actor, row, { status: "rejected", reason });
  });
}

/**
 * Withdraws a request: what it asked for ends as if it had been rejected.
 * @param actor - the key that asked.
 * @throws Problem `asker_needed` or `approval_decided`.
 */
export async function withdraw(
  supplier: Supplier,
  actor: Actor,
  approvalId: string,
  reason: string,
): Promise<ApprovalRow> {
  return transact(supplier.store, async (transaction) => {
    const row = await lockOpen(transaction, approvalId);
    if (row.asked_by !== actor.keyId) {
      throw new Problem("asker_needed", "Only the key that asked withdraws; others reject.");
    }
    return decline(transaction, supplier, actor, row, { status: "withdrawn", reason });
  });
}
