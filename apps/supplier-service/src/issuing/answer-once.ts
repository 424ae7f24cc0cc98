import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { Problem } from "@utrn-lab/http-host";
import stringify from "safe-stable-stringify";
import type { Changed } from "../audit/change.ts";
import { findReplay, keepReplay } from "../store/replays.ts";
import type { Store } from "../store/tables.ts";

/** A request, and the key under which it may be sent again. */
interface Asked {
  /** All that tells it from another one, as JSON. */
  readonly request: object;
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
  return createHash("sha256").update(canonical).digest("hex");
}

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
  { request, idempotencyKey }: Asked,
  act: () => Promise<Changed<T>>,
): Promise<Changed<Answer<T>>> {
  if (idempotencyKey === undefined) return actNow(act);
  const requestHash = hashRequest(request);
  const replay = await findReplay<T>(transaction, idempotencyKey);
  if (replay === undefined) {
    const done = await actNow(act);
    await keepReplay(transaction, idempotencyKey, { requestHash, response: done.result.text });
    return done;
  }
  if (replay.requestHash !== requestHash) {
    const detail = "This Idempotency-Key was used for another request: use a new one.";
    throw new Problem("idempotency_conflict", detail);
  }
  const { value, response: text } = replay;
  return { result: { value, text, isRepeated: true }, events: [] };
}
