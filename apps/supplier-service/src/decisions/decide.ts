import { invalidRequest, Problem } from "@utrn-lab/http-host";
import type { Plan } from "@utrn-lab/utrn";
import { mayDecideFor } from "../access/second-person.ts";
import { settleApproved } from "../approvals/change-policy.ts";
import { decide, lockOpen, requireApproval } from "../approvals/open-request.ts";
import { type AuditedStore, type Changed, change } from "../audit/change.ts";
import { runApproved } from "../campaigns/approval.ts";
import type { CampaignRunner } from "../campaigns/runner.ts";
import { issueApproved } from "../issuing/issue-code.ts";
import type { Issuer } from "../issuing/issuer.ts";
import { type Actor, mayAct } from "../rules/roles.ts";
import type { WarningCode } from "../rules/warnings.ts";
import { warmSecret } from "../signing/warm-secret.ts";
import { isKeyLive } from "../store/api-keys.ts";
import type { ApprovalRecord } from "../store/approvals.ts";
import type { Store } from "../store/tables.ts";
import { decline, endRequest } from "./end-request.ts";

/** What approving takes: what was asked for is issued, or run, at once. */
interface Approver extends Issuer {
  readonly runner: CampaignRunner;
}

/** Whether a key may approve or reject a request: it waits, and another person asked. */
export async function mayDecide(
  store: Store,
  actor: Actor,
  { status, asked_by }: ApprovalRecord,
): Promise<boolean> {
  const isOpen = status === "awaiting" && mayAct(actor.role, "approver");
  return isOpen && (await mayDecideFor(store, actor, asked_by));
}

const ASKER_ENDED = "The key that asked was revoked, or has expired.";

/**
 * Decides an open request that this key may decide: another person asked, whose key still opens
 * something. A request of a key that has ended since ends with it.
 * @param act - decides, in the transaction that it is given.
 * @throws Problem `second_person_needed` or `approval_decided`, or whatever `act` refuses with.
 */
async function decideOpen<T extends object>(
  audited: AuditedStore,
  actor: Actor,
  approvalId: string,
  act: (transaction: Store, open: ApprovalRecord) => Promise<Changed<T>>,
): Promise<T> {
  const decided = await change(audited, actor, async (transaction) => {
    const row = await lockOpen(transaction, approvalId);
    const { nowSeconds, realSeconds } = audited.sources;
    if (!(await isKeyLive(transaction, row.asked_by, realSeconds()))) {
      const why = { reason: ASKER_ENDED, nowSeconds: nowSeconds() };
      return { result: undefined, events: await endRequest(transaction, actor, row, why) };
    }
    if (!(await mayDecideFor(transaction, actor, row.asked_by))) {
      throw new Problem(
        "second_person_needed",
        "Neither who asked can decide, nor a key that one of the two has made: have another " +
          "person decide.",
      );
    }
    return act(transaction, row);
  });
  if (decided !== undefined) return decided;
  throw new Problem("approval_decided", `The request is cancelled: ${ASKER_ENDED}`);
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

const CODE_ACKNOWLEDGES =
  "acknowledge is only for a code: a campaign names what it acknowledges when it is requested";

/**
 * Runs the campaign that a request asks for, each of whose batches is recorded as it is issued, or
 * settles the line or limits.
 */
async function runOrSettle(
  transaction: Store,
  { runner, sources }: Approver,
  actor: Actor,
  row: Exclude<ApprovalRecord, { readonly kind: "code" }>,
  acknowledge: readonly WarningCode[],
): Promise<Changed<undefined>> {
  if (acknowledge.length > 0) throw invalidRequest("acknowledge", CODE_ACKNOWLEDGES);
  if (row.kind !== "campaign") return settleApproved(transaction, row);
  const approved = { campaignId: row.approval_id, nowSeconds: sources.nowSeconds() };
  const events = await runApproved(transaction, runner, actor, approved);
  return { result: undefined, events };
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
  const { plan, row } = await decideOpen(approver, actor, approvalId, async (transaction, open) => {
    const done =
      open.kind === "code"
        ? await issue(transaction, approver, actor, open, acknowledge)
        : await runOrSettle(transaction, approver, actor, open, acknowledge);
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
  return decideOpen(audited, actor, approvalId, (transaction, row) => {
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
