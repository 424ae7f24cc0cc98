import { invalidRequest, Problem } from "@utrn-lab/http-host";
import { type AuditedStore, type Changed, change } from "../audit/change.ts";
import { keyMade } from "../audit/events.ts";
import type { Actor, Role } from "../rules/roles.ts";
import type { Sources } from "../sources.ts";
import {
  addKey,
  findKey,
  lockAdministrators,
  lockKey,
  nameOwner,
  revokeKey,
} from "../store/api-keys.ts";
import type { ApiKeyRow, Store } from "../store/tables.ts";
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

/** What a key is to be. */
interface AskedKey {
  readonly role: Role;
  /** The person who will hold it. */
  readonly owner: string;
  readonly label?: string;
  /** Whether a reader is shown the digits of codes. */
  readonly seesCodes?: boolean;
  /** From when on it opens nothing: a time, ISO 8601, UTC. */
  readonly expiresAt?: string;
}

function expiryOf({ expiresAt }: AskedKey, realSeconds: number): number | null {
  if (expiresAt === undefined) return null;
  const seconds = Math.floor(Date.parse(expiresAt) / 1_000);
  if (!(seconds > realSeconds))
    throw invalidRequest("expiresAt", "expiresAt must be a time to come");
  return seconds;
}

/**
 * Makes an API key.
 * @throws Problem `invalid_request` where it would have expired already, or where its role says
 *   whether it sees codes.
 */
export async function makeKey(keeper: KeyKeeper, actor: Actor, asked: AskedKey): Promise<MadeKey> {
  const { sources } = keeper;
  if (asked.seesCodes !== undefined && asked.role !== "reader") {
    throw invalidRequest("seesCodes", "seesCodes is only for a reader's key");
  }
  const realSeconds = sources.realSeconds();
  const key = sources.newApiKey();
  const row: ApiKeyRow = {
    key_id: sources.newId(),
    hash: hashApiKey(key),
    role: asked.role,
    owner: asked.owner,
    label: asked.label ?? null,
    created_at: realSeconds,
    created_by: actor.keyId,
    revoked_at: null,
    expires_at: expiryOf(asked, realSeconds),
    last_used_at: null,
    sees_codes: asked.seesCodes === true ? 1 : 0,
  };
  await change(keeper, actor, async (transaction) => {
    await addKey(transaction, row);
    return { result: undefined, events: [keyMade(row)] };
  });
  return { row, key };
}

function found(row: ApiKeyRow | undefined): ApiKeyRow {
  if (row === undefined) throw new Problem("not_found", "No API key has this id.");
  return row;
}

/**
 * Says whose a key is that nobody has said it of; saying the same again changes nothing.
 * @throws Problem `not_found`, or `owner_named` where it is another person's.
 */
export function giveOwner(
  audited: AuditedStore,
  actor: Actor,
  keyId: string,
  owner: string,
): Promise<ApiKeyRow> {
  return change(audited, actor, async (transaction) => {
    const row = found(await lockKey(transaction, keyId));
    if (row.owner === owner) return { result: row, events: [] };
    if (row.owner !== null) {
      throw new Problem("owner_named", "The key has another owner: make that person a new key.");
    }
    await nameOwner(transaction, keyId, owner);
    const details = { keyId, owner };
    return { result: { ...row, owner }, events: [{ action: "key.owner_named", details }] };
  });
}

/**
 * Ends an API key, in the caller's transaction; ending it again changes nothing.
 * @throws Problem `not_found`, or `last_administrator` where nobody could make another key.
 */
export async function endKey(
  transaction: Store,
  keyId: string,
  realSeconds: number,
): Promise<Changed<ApiKeyRow>> {
  // Of two administrators who revoke each other one waits here, and then finds the other's key
  // ended.
  const administrators = await lockAdministrators(transaction);
  const row = found(await findKey(transaction, keyId));
  if (row.revoked_at !== null) return { result: row, events: [] };
  if (administrators.length === 1 && administrators.includes(keyId)) {
    throw new Problem(
      "last_administrator",
      "This is the last administrator's key: make another administrator's key first.",
    );
  }
  await revokeKey(transaction, keyId, realSeconds);
  const details = { keyId, role: row.role };
  const ended = { ...row, revoked_at: realSeconds };
  return { result: ended, events: [{ action: "key.revoked", details }] };
}
