import { StartError } from "@utrn-lab/http-host";
import { type AuditedStore, change } from "../audit/change.ts";
import { SERVICE } from "../audit/record.ts";
import { type Identity, keyIdOf, keyIdsOf } from "../keys/supplier-keys.ts";
import type { Store } from "../store/tables.ts";

interface Binding extends AuditedStore {
  readonly identity: Identity;
}

async function refuseLostKey(store: Store, identity: Identity): Promise<void> {
  const lost = await store
    .selectFrom("meters")
    .select("supplier_key")
    .where("supplier_key", "not in", keyIdsOf(identity))
    .limit(1)
    .executeTakeFirst();
  if (lost === undefined) return;
  throw new StartError(
    `Meters still use the supplier key ${lost.supplier_key}: name it in SUPPLIER_OLD_KEY_FILE, ` +
      "with its command key, if it had one, in SUPPLIER_OLD_COMMAND_KEY_FILE.",
  );
}

const OTHER_KEY =
  "The database belongs to another supplier key: to change the key, name the present one in " +
  "SUPPLIER_OLD_KEY_FILE, with its command key, if it had one, in SUPPLIER_OLD_COMMAND_KEY_FILE.";

/**
 * Holds a database to the supplier that began it: under another id or key its meters would not take
 * the codes, and its counters would be another sequence's. A key is changed by naming the present
 * one as the old one: meters stay under the key they know until they are marked as changed.
 * @throws StartError when the database is another supplier's, or a key that meters know is missing.
 */
export async function bindIdentity({ identity, ...audited }: Binding): Promise<void> {
  const { supplierId, publicKey, commandPublicKey, keyId, oldKey } = identity;
  const keys = { public_key: publicKey, command_public_key: commandPublicKey };
  const row = { only: 1, supplier_id: supplierId, ...keys };
  await change(audited, SERVICE, async (transaction) => {
    await transaction
      .insertInto("supplier")
      .values(row)
      .onConflict((it) => it.doNothing())
      .execute();
    const known = await transaction.selectFrom("supplier").selectAll().executeTakeFirstOrThrow();
    if (known.supplier_id !== supplierId) {
      throw new StartError(
        `The database belongs to SUPPLIER_ID ${known.supplier_id}: start with that id, or with ` +
          "another database.",
      );
    }
    const knownKeyId = keyIdOf(known.public_key, known.command_public_key);
    const isChanged = knownKeyId !== keyId;
    if (isChanged && knownKeyId !== oldKey?.keyId) throw new StartError(OTHER_KEY);
    await refuseLostKey(transaction, identity);
    if (!isChanged) return { result: undefined, events: [] };
    await transaction.updateTable("supplier").set(keys).execute();
    const details = { keyId, oldKeyId: oldKey?.keyId ?? null };
    return { result: undefined, events: [{ action: "supplier.key_changed", details }] };
  });
}
