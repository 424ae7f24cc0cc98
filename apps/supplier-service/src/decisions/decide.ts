import { invalidRequest, Problem } from "@utrn-lab/http-host";
import type { Plan } from "@utrn-lab/utrn";
import { checkLimits } from "../access/limits.ts";
import { type Decision, decide, lockOpen, requireApproval } from "../approvals/open-request.ts";
import { campaignDecided } from "../campaigns/approval.ts";
import { issueApproved } from "../issuing/issue-code.ts";
import type { IssueRequest } from "../rules/issue-request.ts";
import type { Actor } from "../rules/roles.ts";
import type { WarningCode } from "../rules/warnings.ts";
import type { Supplier } from "../service.ts";
import { warmSecret } from "../signing/warm-secret.ts";
import type { ApprovalRow, Store } from "../store/tables.ts";
import { transact } from "../store/transact.ts";

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
  if (meterId !== null) await warmSecret(supplier.store, supplier.signer, meterId);
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
