import { endKey } from "../access/api-keys.ts";
import { type AuditedStore, change } from "../audit/change.ts";
import type { Actor } from "../rules/roles.ts";
import type { ApiKeyRow } from "../store/tables.ts";
import { endRequestsOf } from "./end-request.ts";

const REVOKED = "The key that asked was revoked.";

/**
 * Revokes an API key, and ends what it has asked for and nobody has decided; revoking it again
 * changes nothing. A campaign that runs goes on: cancel it.
 * @throws Problem `not_found`, or `last_administrator` where nobody could make another key.
 */
export function revokeKey(audited: AuditedStore, actor: Actor, keyId: string): Promise<ApiKeyRow> {
  return change(audited, actor, async (transaction) => {
    const { nowSeconds, realSeconds } = audited.sources;
    const { result, events } = await endKey(transaction, keyId, realSeconds());
    if (events.length === 0) return { result, events };
    const why = { reason: REVOKED, nowSeconds: nowSeconds() };
    const ended = await endRequestsOf(transaction, actor, keyId, why);
    return { result, events: [...events, ...ended] };
  });
}
