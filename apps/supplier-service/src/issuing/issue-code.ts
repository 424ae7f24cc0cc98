import { Problem, parseInput } from "@utrn-lab/http-host";
import { type Plan, planCode } from "@utrn-lab/utrn";
import { limitPassed, limitsIn } from "../access/limits.ts";
import { type Changed, changeTogether } from "../audit/change.ts";
import { createGroups } from "../in-groups.ts";
import { meterOrProblem } from "../meters/find-meter.ts";
import type { IssueRequest } from "../rules/issue-request.ts";
import type { Actor } from "../rules/roles.ts";
import { warmSecret } from "../signing/warm-secret.ts";
import { lockMeter } from "../store/meters.ts";
import { readPolicies } from "../store/policies.ts";
import type { Store } from "../store/tables.ts";
import { isPostgres } from "../store/transact.ts";
import { nameRequest } from "./answer-once.ts";
import { type CodeAnswer, type CodeRequest, issueTogether } from "./issue-group.ts";
import type { CodeIssuer } from "./issuer.ts";
import { judgeCode, readKnowledge } from "./judge-code.ts";
import { issueNow } from "./next-code.ts";

/**
 * Issues a code that a second person has approved, as it would be issued now.
 * @param transaction - the one that keeps the approval.
 * @param actor - who approved; the limits of that role hold.
 * @param asked - the id that the code was promised under, and what was asked for.
 * @returns what was signed.
 */
export async function issueApproved(
  transaction: Store,
  { signer, thresholds, sources }: CodeIssuer,
  actor: Actor,
  asked: { readonly codeId: string; readonly meterId: string; readonly request: IssueRequest },
): Promise<Changed<Plan>> {
  const { codeId, meterId, request } = asked;
  const plan = parseInput(() => planCode(request.commands, request.digits));
  const meter = meterOrProblem(await lockMeter(transaction, meterId));
  const nowSeconds = sources.nowSeconds();
  const policies = await readPolicies(transaction);
  const passed = limitPassed(limitsIn(policies, actor.role), plan.commands);
  if (passed !== undefined) throw passed;
  const wanted = { actor, meter, plan, request };
  const judging = { thresholds, nowSeconds };
  const knowledge = await readKnowledge(transaction, [wanted], policies, judging);
  const found = judgeCode(knowledge, wanted);
  if (found instanceof Problem) throw found;
  const issued = await issueNow(transaction, signer, [{ ...wanted, codeId, found }], nowSeconds);
  return { result: plan, events: issued.flatMap(({ events }) => events) };
}

/** Requests in one transaction: more gain little, and the last would wait for the first. */
const GROUP_MAX = 100;
/**
 * Groups under way on PostgreSQL: one is judged while the other commits. On SQLite a transaction
 * has the file to itself.
 */
const GROUPS_MAX = 2;
/** Requests that wait for a meter that another transaction holds; each has a connection. */
const ALONE_MAX = 4;

function namesOf({ meterId, named }: CodeRequest): string[] {
  return named === undefined ? [meterId] : [meterId, JSON.stringify(named.scope)];
}

/**
 * Issues codes. Whatever crashes, repeats or runs beside it, no two payloads get one counter. Those
 * that are asked for at once are issued in one transaction, and each is answered once it is stored.
 * @returns issues a code: `actor` asks, and is held to its limits; sent again under its idempotency
 *   key, the same request gets the same answer. It answers the code, or above the approval line one
 *   that waits for a second person, and throws Problem naming what is wrong with the request, with
 *   nothing spent.
 */
export function createIssuing(issuer: CodeIssuer) {
  const { store, signer, metrics } = issuer;
  const issue = (requests: readonly CodeRequest[]) =>
    changeTogether(issuer, requests, (transaction, some) =>
      issueTogether(transaction, issuer, some),
    );
  type Settled = Awaited<ReturnType<typeof issue>>[number];
  const answerOf = async (settled: Settled): Promise<CodeAnswer> => {
    if (settled?.status === "fulfilled") return settled.value;
    throw settled?.reason;
  };
  const issueAlone = createGroups<CodeRequest, CodeAnswer>({
    membersMax: 1,
    underWayMax: ALONE_MAX,
    namesOf: () => [],
    serve: async (requests) => (await issue(requests)).map(answerOf),
  });
  const issueSoon = createGroups<CodeRequest, CodeAnswer>({
    membersMax: GROUP_MAX,
    underWayMax: isPostgres(store) ? GROUPS_MAX : 1,
    namesOf,
    serve: async (requests) => {
      const settled = await issue(requests);
      return requests.map((request, at) =>
        settled[at] === undefined ? issueAlone(request) : answerOf(settled[at]),
      );
    },
  });
  return async (
    actor: Actor,
    meterId: string,
    request: IssueRequest,
    idempotencyKey: string | undefined,
  ): Promise<CodeAnswer> => {
    const plan = parseInput(() => planCode(request.commands, request.digits));
    const asked = { request: { meterId, request }, actor, route: "codes", idempotencyKey };
    const named = nameRequest(asked);
    await warmSecret(store, signer, meterId);
    const answer = await issueSoon({ actor, meterId, plan, request, named });
    const isIssued = !answer.isRepeated && answer.value.status === "issued";
    if (isIssued) metrics.countIssued(plan, 1);
    return answer;
  };
}
