import type { SupplierKeys } from "../keys/supplier-keys.ts";
import { countMetersUnder } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";

/** The supplier's keys, the present one first, with the number of meters under each. */
export async function keysInUse(store: Store, { keyId, publicKey, oldKey }: SupplierKeys) {
  const keys = [{ keyId, publicKey, isCurrent: true }];
  if (oldKey !== undefined) {
    keys.push({ keyId: oldKey.keyId, publicKey: oldKey.publicKey, isCurrent: false });
  }
  return Promise.all(
    keys.map(async (key) => ({ ...key, meters: await countMetersUnder(store, key.keyId) })),
  );
}
