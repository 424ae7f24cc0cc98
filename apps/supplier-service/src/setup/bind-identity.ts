import { existsSync } from "node:fs";
import { StartError } from "@utrn-lab/http-host";
import { type AuditedStore, change } from "../audit/change.ts";
import { SERVICE } from "../audit/record.ts";
import { type Identity, keyIdOf, keyIdsOf } from "../keys/supplier-keys.ts";
import type { Sources } from "../sources.ts";
import type { Store } from "../store/tables.ts";
import { supplierKeyFile } from "./identity.ts";
import type { Settings } from "./settings.ts";

interface Binding extends AuditedStore {
  readonly sources: Sources;
  readonly identity: Identity;
  readonly settings: Settings;
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

const NO_KEY =
  "The database belongs to a supplier key that this process does not have: name its file in " +
  "SUPPLIER_KEY_FILE, as every other process on this database has it. A key change needs its new " +
  "key named there, too.";

/**
 * Has no process make itself a supplier key for a database that has one: meters would be
 * commissioned with a key that no other process knows.
 * @throws StartError when no key is named, none is in the data folder, and the database has one.
 */
export async function refuseKeyToBeMade(store: Store, settings: Settings): Promise<void> {
  if (settings.keyFile !== undefined || existsSync(supplierKeyFile(settings))) return;
  const known = await store.selectFrom("supplier").select("public_key").executeTakeFirst();
  if (known !== undefined) throw new StartError(NO_KEY);
}

const OTHER_KEY =
  "The database belongs to another supplier key: name the SUPPLIER_KEY_FILE that the other " +
  "processes on it have; to change the key, name the present one in " +
  "SUPPLIER_OLD_KEY_FILE, with its command key, if it had one, in SUPPLIER_OLD_COMMAND_KEY_FILE.";

/**
 * Holds a database to the supplier that began it: under another id or key its meters would not take
 * the codes, and its counters would be another sequence's. A key is changed by naming the present
 * one as the old one: meters stay under the key they know until they are marked as changed.
 * @throws StartError when the database is another supplier's, or a key that meters know is missing.
 */
export async function bindIdentity({ identity, settings, ...audited }: Binding): Promise<void> {
  const { supplierId, publicKey, commandPublicKey, keyId, oldKey } = identity;
  const keys = { public_key: publicKey, command_public_key: commandPublicKey };
  const { newId } = audited.sources;
  await change(audited, SERVICE, async (transaction) => {
    const first = { epoch: 1, is_moved: 0, database_id: newId() } as const;
    await transaction
      .insertInto("supplier")
      .values({ only: 1, supplier_id: supplierId, ...keys, ...first })
      .onConflict((it) => it.doNothing())
      .execute();
    // A database of before it had a name.
    await transaction
      .updateTable("supplier")
      .set({ database_id: newId() })
      .where("database_id", "is", null)
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
    if (isChanged && settings.keyFile === undefined) throw new StartError(NO_KEY);
    if (isChanged && knownKeyId !== oldKey?.keyId) throw new StartError(OTHER_KEY);
    await refuseLostKey(transaction, identity);
    if (!isChanged) return { result: undefined, events: [] };
    await transaction.updateTable("supplier").set(keys).execute();
    const details = { keyId, oldKeyId: oldKey?.keyId ?? null };
    return { result: undefined, events: [{ action: "supplier.key_changed", details }] };
  });
}
