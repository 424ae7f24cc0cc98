import { Problem } from "@utrn-lab/http-host";
import { limitPassed, limitsIn } from "../access/limits.ts";
import type { Changed, Outcome } from "../audit/change.ts";
import { noMeter } from "../meters/find-meter.ts";
import type { Actor } from "../rules/roles.ts";
import { lockMeters } from "../store/meter-batches.ts";
import type { MeterRecord } from "../store/meters.ts";
import { type Policies, readPolicies } from "../store/policies.ts";
import type { Named } from "../store/replays.ts";
import type { Store } from "../store/tables.ts";
import { isPostgres } from "../store/transact.ts";
import { type Answer, findAnswers, keepAnswers, newAnswer } from "./answer-once.ts";
import type { CodeIssuer } from "./issuer.ts";
import {
  giftOf,
  judgeCode,
  type Knowledge,
  mustWait,
  type Planned,
  readKnowledge,
  type Wanted,
} from "./judge-code.ts";
import {
  type AwaitingCode,
  askForCode,
  type IssuedCode,
  issueNow,
  type NextCode,
} from "./next-code.ts";

/** A request for a code, planned. */
export interface CodeRequest extends Planned {
  readonly actor: Actor;
  readonly meterId: string;
  /** Undefined: it is another one each time that it is sent. */
  readonly named: Named | undefined;
}

/** What a request for a code is answered. */
export type CodeAnswer = Answer<IssuedCode | AwaitingCode>;

type Outcomes = Map<string, Outcome<CodeAnswer>>;
type Meters = ReadonlyMap<string, MeterRecord>;

/**
 * Locks the meters of a group, before anything is read: a repetition that waited for its meter then
 * sees what the first one has stored. A group waits for nobody who holds one of its meters, for he
 * may hold it long.
 */
async function lockAsked(transaction: Store, requests: readonly CodeRequest[]): Promise<Meters> {
  const ids = requests.map(({ meterId }) => meterId);
  const locked = await lockMeters(transaction, ids, ids.length > 1 ? "first free" : "update");
  return new Map(locked.map((meter) => [meter.meter_id, meter]));
}

/** The requests that the transaction can answer: not those whose meter may be held by another. */
function requestsHeld(transaction: Store, requests: readonly CodeRequest[], meters: Meters) {
  if (requests.length === 1 || !isPostgres(transaction)) return requests;
  return requests.filter(({ meterId }) => meters.has(meterId));
}

/** What of a group needs no code: it is above a limit, was answered before, or has no meter. */
async function settleWithoutCode(
  transaction: Store,
  requests: readonly CodeRequest[],
  meters: Meters,
  policies: Policies,
): Promise<Outcomes> {
  const named = requests.flatMap(({ named }) => (named === undefined ? [] : [named]));
  const answers = await findAnswers<IssuedCode | AwaitingCode>(transaction, named);
  const before = new Map(named.map((name, at) => [name, answers[at]]));
  const outcomeOf = ({ actor, plan, meterId, named }: CodeRequest): Outcome<CodeAnswer> => {
    // Limits that were set since hold for a repetition, too; of a day it has no part.
    const passed = limitPassed(limitsIn(policies, actor.role), plan.commands);
    if (passed !== undefined) return passed;
    const answer = named && before.get(named);
    if (answer instanceof Problem) return answer;
    if (answer !== undefined) return { result: answer, events: [] };
    return meters.has(meterId) ? undefined : noMeter();
  };
  return new Map(requests.map((request) => [request.meterId, outcomeOf(request)]));
}

/** Codes that were judged: those that are signed now, and those that wait. */
interface Judged {
  readonly now: readonly NextCode[];
  readonly waiting: readonly NextCode[];
}

/** Judges codes in the order of their arrival: each counts in its key's day for those behind it. */
function judgeInOrder(
  knowledge: Knowledge,
  wanted: readonly Wanted[],
  outcomes: Outcomes,
  newId: () => string,
): Judged {
  const now: NextCode[] = [];
  const waiting: NextCode[] = [];
  for (const each of wanted) {
    const isAbove = mustWait(knowledge, each);
    const found = judgeCode(knowledge, each);
    if (found instanceof Problem) {
      outcomes.set(each.meter.meter_id, found);
      continue;
    }
    (isAbove ? waiting : now).push({ ...each, codeId: newId(), found });
    if (!isAbove) knowledge.sums.add(giftOf(each));
  }
  return { now, waiting };
}

/** Signs what is signed now, and has wait what waits. */
async function carryOut(
  transaction: Store,
  signer: CodeIssuer["signer"],
  { now, waiting }: Judged,
  nowSeconds: number,
): Promise<Outcomes> {
  const issued = await issueNow(transaction, signer, now, nowSeconds);
  const done: Outcomes = new Map();
  const keep = ({ meter }: NextCode, { result, events }: Changed<IssuedCode | AwaitingCode>) =>
    done.set(meter.meter_id, { result: newAnswer(result), events });
  now.forEach((each, at) => {
    const one = issued[at];
    if (one !== undefined) keep(each, one);
  });
  for (const each of waiting) keep(each, await askForCode(transaction, each, nowSeconds));
  return done;
}

/** Keeps the answers that may be asked for again. */
async function keepAsked(
  transaction: Store,
  requests: readonly CodeRequest[],
  done: Outcomes,
  realSeconds: number,
): Promise<void> {
  const answered = requests.flatMap(({ named, meterId }) => {
    const outcome = done.get(meterId);
    if (named === undefined || outcome === undefined || outcome instanceof Problem) return [];
    return [{ named, text: outcome.result.text }];
  });
  await keepAnswers(transaction, answered, realSeconds);
}

/**
 * Answers requests for codes in one transaction: each is judged by the rules of a single one, in
 * the order of arrival, and what one is refused harms no other.
 * @param requests - no two for one meter, and no two under one idempotency key.
 * @returns their outcomes in their order; undefined: another transaction may hold the meter, and
 *   the request is to be asked alone.
 */
export async function issueTogether(
  transaction: Store,
  { signer, thresholds, sources }: CodeIssuer,
  requests: readonly CodeRequest[],
): Promise<Outcome<CodeAnswer>[]> {
  const meters = await lockAsked(transaction, requests);
  const held = requestsHeld(transaction, requests, meters);
  const [nowSeconds, realSeconds] = [sources.nowSeconds(), sources.realSeconds()];
  const policies = await readPolicies(transaction);
  const outcomes = await settleWithoutCode(transaction, held, meters, policies);
  const wanted = held.flatMap((request): Wanted[] => {
    const meter = meters.get(request.meterId);
    return meter === undefined || outcomes.get(request.meterId) ? [] : [{ ...request, meter }];
  });
  const judging = { thresholds, nowSeconds };
  const knowledge = await readKnowledge(transaction, wanted, policies, judging);
  const judged = judgeInOrder(knowledge, wanted, outcomes, sources.newId);
  const done = await carryOut(transaction, signer, judged, nowSeconds);
  await keepAsked(transaction, held, done, realSeconds);
  return requests.map(({ meterId }) => done.get(meterId) ?? outcomes.get(meterId));
}
