import { strict as assert } from "node:assert";
import { createHash } from "node:crypto";
import { Problem } from "@utrn-lab/http-host";
import stringify from "safe-stable-stringify";
import { findReplay, keepReplay } from "../store/replays.ts";
import type { Store } from "../store/tables.ts";

/** A request, and the key under which it may be sent again. */
export interface Asked {
  /** All that tells it from another one, as JSON. */
  readonly request: object;
  readonly idempotencyKey: string | undefined;
}

/** Two requests that say the same have one hash, whatever the order of their members. */
function hashRequest(request: object): string {
  const canonical = stringify(request);
  assert(canonical !== undefined, "a request is JSON");
  return createHash("sha256").update(canonical).digest("hex");
}

/**
 * Does what a request asks for once, however often it is sent under its idempotency key.
 * @param transaction - the one that does it: the answer is kept in it, so there are both or neither. Of two
 *   that meet one fails and is run again (`transact`), and finds the answer of the other.
 * @param act - does it, and answers the body as text. A refusal that it throws uses up no key.
 * @returns the body, for a repetition byte for byte the same; and whether it was done now.
 * @throws Problem `idempotency_conflict` where the key was used for another request.
 */
export async function answerOnce(
  transaction: Store,
  { request, idempotencyKey }: Asked,
  act: () => Promise<string>,
): Promise<{ readonly response: string; readonly isNew: boolean }> {
  if (idempotencyKey === undefined) return { response: await act(), isNew: true };
  const requestHash = hashRequest(request);
  const replay = await findReplay(transaction, idempotencyKey);
  if (replay !== undefined) {
    if (replay.requestHash === requestHash) return { response: replay.response, isNew: false };
    const detail = "This Idempotency-Key was used for another request; use a new one.";
    throw new Problem("idempotency_conflict", detail);
  }
  const response = await act();
  await keepReplay(transaction, idempotencyKey, { requestHash, response });
  return { response, isNew: true };
}
