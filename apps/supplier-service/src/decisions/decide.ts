import { invalidRequest, Problem } from "@utrn-lab/http-host";
import type { Plan } from "@utrn-lab/utrn";
import { mayDecideFor } from "../access/second-person.ts";
import { type Decision, decide, lockOpen, requireApproval } from "../approvals/open-request.ts";
import { type AuditedStore, type Changed, change } from "../audit/change.ts";
import { endDeclined, runApproved } from "../campaigns/approval.ts";
import type { CampaignRunner } from "../campaigns/runner.ts";
import { issueApproved } from "../issuing/issue-code.ts";
import type { Issuer } from "../issuing/issuer.ts";
import type { Actor } from "../rules/roles.ts";
import type { WarningCode } from "../rules/warnings.ts";
import { warmSecret } from "../signing/warm-secret.ts";
import type { ApprovalRecord } from "../store/approvals.ts";
import type { Store } from "../store/tables.ts";

/** What approving takes: what was asked for is issued, or run, at once. */
interface Approver extends Issuer {
  readonly runner: CampaignRunner;
}

/** An open request that this key may decide: another person asked. */
async function openFor(
  transaction: Store,
  actor: Actor,
  approvalId: string,
): Promise<ApprovalRecord> {
  const row = await lockOpen(transaction, approvalId);
  if (!(await mayDecideFor(transaction, actor, row.asked_by))) {
    throw new Problem(
      "second_person_needed",
      "Neither who asked can decide, nor a key that one of the two has made: have another person " +
        "decide.",
    );
  }
  return row;
}

/** Issues the code that a request asks for. */
function issue(
  transaction: Store,
  issuer: Issuer,
  actor: Actor,
  row: ApprovalRecord & { readonly kind: "code" },
  acknowledge: readonly WarningCode[],
): Promise<Changed<Plan>> {
  const { approval_id: codeId, meter_id: meterId, request: asked } = row;
  const request = { ...asked, acknowledge: [...(asked.acknowledge ?? []), ...acknowledge] };
  return issueApproved(transaction, issuer, actor, { codeId, meterId, request });
}

const CAMPAIGN_ACKNOWLEDGES =
  "acknowledge is only for a code: a campaign names what it acknowledges when it is requested";

/** Runs the campaign that a request asks for; each of its batches is recorded as it is issued. */
async function run(
  transaction: Store,
  { runner, sources }: Approver,
  actor: Actor,
  row: ApprovalRecord,
  acknowledge: readonly WarningCode[],
): Promise<Changed<undefined>> {
  if (acknowledge.length > 0) throw invalidRequest("acknowledge", CAMPAIGN_ACKNOWLEDGES);
  const approved = { campaignId: row.approval_id, nowSeconds: sources.nowSeconds() };
  await runApproved(transaction, runner, actor, approved);
  return { result: undefined, events: [] };
}

/**
 * Approves a request: the code is issued now, under the counter of now, by the path of every other
 * one. What would refuse the code now refuses the approval, and the request stays open.
 * @param actor - another person's key than that of who asked; its role's limits hold too.
 * @param acknowledge - warnings that have come up since it was asked for, by their codes.
 * @throws Problem `second_person_needed`, `approval_decided`, or whatever issuing refuses with.
 */
export async function approve(
  approver: Approver,
  actor: Actor,
  approvalId: string,
  acknowledge: readonly WarningCode[],
): Promise<ApprovalRecord> {
  const { store, signer, sources } = approver;
  const { meter_id: meterId } = await requireApproval(store, approvalId);
  if (meterId !== null) await warmSecret(store, signer, meterId);
  const { plan, row } = await change(approver, actor, async (transaction) => {
    const open = await openFor(transaction, actor, approvalId);
    const done =
      open.kind === "code"
        ? await issue(transaction, approver, actor, open, acknowledge)
        : await run(transaction, approver, actor, open, acknowledge);
    const decision = {
      status: "approved",
      reason: null,
      nowSeconds: sources.nowSeconds(),
    } as const;
    const decided = await decide(transaction, actor, open, decision);
    const result = { plan: done.result, row: decided.result };
    return { result, events: [...done.events, ...decided.events] };
  });
  if (plan !== undefined) approver.metrics.countIssued(plan, 1);
  return row;
}

/** Ends an open request: nothing was signed, and nothing will be. */
async function decline(
  transaction: Store,
  actor: Actor,
  row: ApprovalRecord,
  decision: Decision & { readonly reason: string },
): Promise<Changed<ApprovalRecord>> {
  if (row.kind === "campaign") await endDeclined(transaction, row.approval_id, decision);
  return decide(transaction, actor, row, decision);
}

/**
 * Rejects a request: nothing was signed, and nothing will be.
 * @param actor - another person's key than that of who asked.
 * @throws Problem `second_person_needed` or `approval_decided`.
 */
export function reject(
  audited: AuditedStore,
  actor: Actor,
  approvalId: string,
  reason: string,
): Promise<ApprovalRecord> {
  return change(audited, actor, async (transaction) => {
    const row = await openFor(transaction, actor, approvalId);
    const nowSeconds = audited.sources.nowSeconds();
    return decline(transaction, actor, row, { status: "rejected", reason, nowSeconds });
  });
}

/**
 * Withdraws a request: what it asked for ends as if it had been rejected.
 * @param actor - the key that asked.
 * @throws Problem `asker_needed` or `approval_decided`.
 */
export function withdraw(
  audited: AuditedStore,
  actor: Actor,
  approvalId: string,
  reason: string,
): Promise<ApprovalRecord> {
  return change(audited, actor, async (transaction) => {
    const row = await lockOpen(transaction, approvalId);
    if (row.asked_by !== actor.keyId) {
      throw new Problem(
        "asker_needed",
        "Only the key that asked can withdraw the request: with another key, reject it.",
      );
    }
    const nowSeconds = audited.sources.nowSeconds();
    return decline(transaction, actor, row, { status: "withdrawn", reason, nowSeconds });
  });
}
