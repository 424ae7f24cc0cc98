import { parseInput } from "@utrn-lab/http-host";
import { type Plan, planCode } from "@utrn-lab/utrn";
import { checkLimits } from "../access/limits.ts";
import { isAboveLine } from "../approvals/line.ts";
import { type Changed, change } from "../audit/change.ts";
import { meterOrProblem } from "../meters/find-meter.ts";
import type { IssueRequest } from "../rules/issue-request.ts";
import type { Actor } from "../rules/roles.ts";
import { warmSecret } from "../signing/warm-secret.ts";
import { lockMeter } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import { type Answer, answerOnce } from "./answer-once.ts";
import type { Issuer } from "./issuer.ts";
import { judgeCode } from "./judge-code.ts";
import { type AwaitingCode, askForCode, type IssuedCode, issueNow } from "./next-code.ts";

/**
 * Issues a code that a second person has approved, as it would be issued now.
 * @param transaction - the one that keeps the approval.
 * @param actor - who approved; the limits of that role hold.
 * @param asked - the id that the code was promised under, and what was asked for.
 * @returns what was signed.
 */
export async function issueApproved(
  transaction: Store,
  { signer, thresholds, sources }: Issuer,
  actor: Actor,
  asked: { readonly codeId: string; readonly meterId: string; readonly request: IssueRequest },
): Promise<Changed<Plan>> {
  const { codeId, meterId, request } = asked;
  const plan = parseInput(() => planCode(request.commands, request.digits));
  const planned = { plan, request };
  const meter = meterOrProblem(await lockMeter(transaction, meterId));
  const nowSeconds = sources.nowSeconds();
  await checkLimits(transaction, actor, plan.commands);
  const found = await judgeCode(transaction, actor, meter, planned, { thresholds, nowSeconds });
  const next = { ...planned, actor, codeId, meter, found, nowSeconds };
  const { events } = await issueNow(transaction, signer, next);
  return { result: plan, events };
}

/**
 * Issues a code. Whatever crashes, repeats or runs beside it, no two payloads get one counter.
 * @param actor - who asks, and is held to its limits.
 * @param idempotencyKey - sent again with the same request, it gets the same answer.
 * @returns the code; above the approval line one that waits for a second person.
 * @throws Problem naming what is wrong with the request, with nothing spent.
 */
export async function issueCode(
  issuer: Issuer,
  actor: Actor,
  meterId: string,
  request: IssueRequest,
  idempotencyKey: string | undefined,
): Promise<Answer<IssuedCode | AwaitingCode>> {
  const { signer, thresholds, sources } = issuer;
  const plan = parseInput(() => planCode(request.commands, request.digits));
  const planned = { plan, request };
  await warmSecret(issuer.store, signer, meterId);
  const answer = await change(issuer, actor, async (transaction) => {
    // The lock comes first: a repetition that waited for it then sees what the first one has
    // stored.
    const locked = await lockMeter(transaction, meterId);
    // Limits that were set since hold for a repetition, too; of a day it has no part.
    await checkLimits(transaction, actor, plan.commands);
    const nowSeconds = sources.nowSeconds();
    const asked = { request: { meterId, request }, actor, route: "codes" };
    const once = { ...asked, idempotencyKey, realSeconds: sources.realSeconds() };
    return answerOnce<IssuedCode | AwaitingCode>(transaction, once, async () => {
      const meter = meterOrProblem(locked);
      const at = { keyId: actor.keyId, meterId, nowSeconds };
      const mustWait = await isAboveLine(transaction, plan.commands, at);
      const judging = { thresholds, nowSeconds };
      const found = await judgeCode(transaction, actor, meter, planned, judging);
      const next = { ...planned, actor, codeId: sources.newId(), meter, found, nowSeconds };
      if (mustWait) return askForCode(transaction, next);
      return issueNow(transaction, signer, next);
    });
  });
  const isIssued = !answer.isRepeated && answer.value.status === "issued";
  if (isIssued) issuer.metrics.countIssued(plan, 1);
  return answer;
}
