import { strict as assert } from "node:assert";
import { hash } from "node:crypto";
import { Problem } from "@utrn-lab/http-host";
import stringify from "safe-stable-stringify";
import type { Changed } from "../audit/change.ts";
import type { Actor } from "../rules/roles.ts";
import { findReplays, forgetReplays, keepReplays, type Named } from "../store/replays.ts";
import type { Store } from "../store/tables.ts";

/** A request, and the key under which it may be sent again. */
interface Asked {
  /** All that tells it from another one, as JSON. */
  readonly request: object;
  /** Whose it is: an idempotency key means nothing with another API key, or for another route. */
  readonly actor: Actor;
  /** The route, by the last part of its path. */
  readonly route: string;
  readonly idempotencyKey: string | undefined;
}

/** What a request is answered. */
export interface Answer<T> {
  readonly value: T;
  /** The value as JSON: for a repetition the stored text, byte for byte. */
  readonly text: string;
  /** Whether it was done before, and nothing is done now. */
  readonly isRepeated: boolean;
}

/** Two requests that say the same have one hash, whatever the order of their members. */
function hashRequest(request: object): string {
  const canonical = stringify(request);
  assert(canonical !== undefined, "a request is JSON");
  return hash("sha256", canonical);
}

/** How long an answer is kept, at the least. */
const KEPT_SECONDS = 30 * 86_400;
/** More than one, so that what is old goes even where there is much of it. */
const FORGOTTEN_FOR_EACH = 5;

/** The name of a request that may be sent again, or undefined: it is another one each time. */
export function nameRequest({ request, actor, route, idempotencyKey }: Asked): Named | undefined {
  if (idempotencyKey === undefined) return undefined;
  const scope = { key_id: actor.keyId, route, idempotency_key: idempotencyKey };
  return { scope, requestHash: hashRequest(request) };
}

/** The answer to what was not done before. */
export function newAnswer<T>(value: T): Answer<T> {
  return { value, text: JSON.stringify(value), isRepeated: false };
}

/**
 * What requests were answered before, in their order: undefined where nothing was, and Problem
 * `idempotency_conflict` where the key was used for another request.
 */
export async function findAnswers<T>(
  transaction: Store,
  named: readonly Named[],
): Promise<(Answer<T> | Problem | undefined)[]> {
  const replays = await findReplays<T>(transaction, named);
  return replays.map((replay, at) => {
    if (replay === undefined) return undefined;
    if (replay.requestHash !== named[at]?.requestHash) {
      const detail = "This Idempotency-Key was used for another request: use a new one.";
      return new Problem("idempotency_conflict", detail);
    }
    return { value: replay.value, text: replay.response, isRepeated: true };
  });
}

/** Keeps answers, and forgets some of the old ones. */
export async function keepAnswers(
  transaction: Store,
  answered: readonly { readonly named: Named; readonly text: string }[],
  realSeconds: number,
): Promise<void> {
  if (answered.length === 0) return;
  const forgotten = answered.length * FORGOTTEN_FOR_EACH;
  await forgetReplays(transaction, realSeconds - KEPT_SECONDS, forgotten);
  const rows = answered.map(({ named: { scope, requestHash }, text }) => ({
    ...scope,
    request_hash: requestHash,
    response: text,
    answered_at: realSeconds,
  }));
  await keepReplays(transaction, rows);
}

/**
 * Does what a request asks for once, however often it is sent under its idempotency key.
 * @param transaction - the one that does it: the answer is kept in it, so there are both or
 *   neither. Of two that meet one fails and is run again (`transact`), and finds the answer of the
 *   other.
 * @param act - does it. A refusal that it throws uses up no key.
 * @returns the answer, and what is to be recorded: of a repetition nothing.
 * @throws Problem `idempotency_conflict` where the key was used for another request.
 */
export async function answerOnce<T>(
  transaction: Store,
  { realSeconds, ...asked }: Asked & { readonly realSeconds: number },
  act: () => Promise<Changed<T>>,
): Promise<Changed<Answer<T>>> {
  const named = nameRequest(asked);
  const [before] = named === undefined ? [] : await findAnswers<T>(transaction, [named]);
  if (before instanceof Problem) throw before;
  if (before !== undefined) return { result: before, events: [] };
  const { result, events } = await act();
  const answer = newAnswer(result);
  if (named !== undefined) await keepAnswers(transaction, [{ named, ...answer }], realSeconds);
  return { result: answer, events };
}
