import { strict as assert } from "node:assert";
import type { Actor } from "../rules/roles.ts";
import { areTwoPeople, type OwnedKey } from "../rules/second-person.ts";
import { keyAndMakers } from "../store/api-keys.ts";
import type { Store } from "../store/tables.ts";

async function lineOf(store: Store, keyId: string): Promise<[OwnedKey, ...OwnedKey[]]> {
  const line = await keyAndMakers(store, keyId);
  const key = line.find(({ key_id }) => key_id === keyId);
  assert(key !== undefined, "a key is never deleted");
  return [key, ...line];
}

/**
 * Whether a key may decide what another one has asked for: only where another person holds it.
 * Neither may both have one owner, nor may one of them have been made by the other's owner,
 * directly or through a key that was made for it.
 * @param askedBy - the id of the key that asked.
 */
export async function mayDecideFor(
  store: Store,
  actor: Pick<Actor, "keyId">,
  askedBy: string,
): Promise<boolean> {
  return areTwoPeople(await lineOf(store, actor.keyId), await lineOf(store, askedBy));
}
