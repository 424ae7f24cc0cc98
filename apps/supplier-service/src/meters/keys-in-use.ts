import type { SupplierKeys, SupplierPublicKey } from "../keys/supplier-keys.ts";
import { countMetersUnder } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";

/** The supplier's keys, the present one first, with the number of meters under each. */
export async function keysInUse(store: Store, keys: SupplierKeys) {
  const { oldKey } = keys;
  const each: SupplierPublicKey[] = oldKey === undefined ? [keys] : [keys, oldKey];
  return Promise.all(
    each.map(async ({ keyId, publicKey, commandPublicKey }) => ({
      keyId,
      publicKey,
      commandPublicKey,
      isCurrent: keyId === keys.keyId,
      meters: await countMetersUnder(store, keyId),
    })),
  );
}
