import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { Problem } from "@utrn-lab/http-host";
import stringify from "safe-stable-stringify";
import type { Changed } from "../audit/change.ts";
import type { Actor } from "../rules/roles.ts";
import { findReplay, forgetReplays, keepReplay } from "../store/replays.ts";
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
  readonly realSeconds: number;
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
  return createHash("sha256").update(canonical).digest("hex");
}

/** How long an answer is kept, at the least. */
const KEPT_SECONDS = 30 * 86_400;
/** More than one, so that what is old goes even where there is much of it. */
const FORGOTTEN_AT_ONCE = 5;

async function actNow<T>(act: () => Promise<Changed<T>>): Promise<Changed<Answer<T>>> {
  const { result: value, events } = await act();
  return { result: { value, text: JSON.stringify(value), isRepeated: false }, events };
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
  { request, actor, route, idempotencyKey, realSeconds }: Asked,
  act: () => Promise<Changed<T>>,
): Promise<Changed<Answer<T>>> {
  if (idempotencyKey === undefined) return actNow(act);
  const scope = { key_id: actor.keyId, route, idempotency_key: idempotencyKey };
  const requestHash = hashRequest(request);
  const replay = await findReplay<T>(transaction, scope, requestHash);
  if (replay === undefined) {
    const done = await actNow(act);
    const { text: response } = done.result;
    await forgetReplays(transaction, realSeconds - KEPT_SECONDS, FORGOTTEN_AT_ONCE);
    const answer = { request_hash: requestHash, response, answered_at: realSeconds };
    await keepReplay(transaction, { ...scope, ...answer });
    return done;
  }
  if (replay.requestHash !== requestHash) {
    const detail = "This Idempotency-Key was used for another request: use a new one.";
    throw new Problem("idempotency_conflict", detail);
  }
  const { value, response: text } = replay;
  return { result: { value, text, isRepeated: true }, events: [] };
}
