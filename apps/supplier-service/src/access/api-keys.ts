import { Problem } from "@utrn-lab/http-host";
import { type AuditedStore, change } from "../audit/change.ts";
import type { Actor, Role } from "../rules/roles.ts";
import type { Sources } from "../sources.ts";
import { addKey, findKey, lockAdministrators, revokeKey } from "../store/api-keys.ts";
import type { ApiKeyRow } from "../store/tables.ts";
import { hashApiKey } from "./api-key-hash.ts";

/** Where keys are kept, and what makes them. */
interface KeyKeeper extends AuditedStore {
  readonly sources: Sources;
}

/** A key that was made: the text is shown this once, and its hash is kept. */
interface MadeKey {
  readonly row: ApiKeyRow;
  readonly key: string;
}

/** Makes an API key. */
export async function makeKey(
  keeper: KeyKeeper,
  actor: Actor,
  asked: { readonly role: Role; readonly label?: string },
): Promise<MadeKey> {
  const { sources } = keeper;
  const key = sources.newApiKey();
  const row: ApiKeyRow = {
    key_id: sources.newId(),
    hash: hashApiKey(key),
    role: asked.role,
    label: asked.label ?? null,
    created_at: sources.nowSeconds(),
    created_by: actor.keyId,
    revoked_at: null,
  };
  await change(keeper, actor, async (transaction) => {
    await addKey(transaction, row);
    const details = { keyId: row.key_id, role: row.role };
    return { result: undefined, events: [{ action: "key.made", details }] };
  });
  return { row, key };
}

/**
 * Ends an API key; ending it again changes nothing.
 * @throws Problem `not_found`, or `last_administrator` where nobody could make another key.
 */
export function endKey(audited: AuditedStore, actor: Actor, keyId: string): Promise<ApiKeyRow> {
  return change(audited, actor, async (transaction) => {
    // Of two administrators who revoke each other one waits here, and then finds the other's key
    // ended.
    const administrators = await lockAdministrators(transaction);
    const row = await findKey(transaction, keyId);
    if (row === undefined) throw new Problem("not_found", "No API key has this id.");
    if (row.revoked_at !== null) return { result: row, events: [] };
    if (administrators.length === 1 && administrators.includes(keyId)) {
      throw new Problem(
        "last_administrator",
        "This is the last administrator's key: make another administrator's key first.",
      );
    }
    const revoked_at = audited.sources.nowSeconds();
    await revokeKey(transaction, keyId, revoked_at);
    const details = { keyId, role: row.role };
    return { result: { ...row, revoked_at }, events: [{ action: "key.revoked", details }] };
  });
}
