import { rmSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "@utrn-lab/http-host";
import { hashApiKey } from "../access/api-key-hash.ts";
import { type AuditedStore, change } from "../audit/change.ts";
import { keyMade } from "../audit/events.ts";
import { SERVICE } from "../audit/record.ts";
import { keepSecretFile, readSecretFile } from "../keys/secret-file.ts";
import type { Sources } from "../sources.ts";
import { addKey, findKey } from "../store/api-keys.ts";
import type { ApiKeyRow, Store } from "../store/tables.ts";
import type { Settings } from "./settings.ts";

/** Its id: there is one. */
const BOOTSTRAP = "bootstrap";

interface Keeping extends AuditedStore {
  readonly sources: Sources;
}

/** The administrator's API key, as far as this process can know it. */
interface BootstrapKey {
  /** Undefined where an earlier start was given the key in its environment. */
  readonly apiKey: string | undefined;
  /** Whether this start made it: it is printed once. */
  readonly isNew: boolean;
}

async function refuseOtherKey(transaction: Store, hash: string): Promise<void> {
  const other = await transaction
    .selectFrom("api_keys")
    .select("key_id")
    .where("hash", "=", hash)
    .where("key_id", "<>", BOOTSTRAP)
    .executeTakeFirst();
  if (other !== undefined) {
    throw new StartError(
      "SUPPLIER_BOOTSTRAP_KEY is already the API key of someone else: choose another one.",
    );
  }
}

function rowOf(hash: string, { sources }: Keeping): ApiKeyRow {
  return {
    key_id: BOOTSTRAP,
    hash,
    created_at: sources.nowSeconds(),
    role: "administrator",
    label: null,
    owner: null,
    created_by: null,
    revoked_at: null,
    expires_at: null,
    last_used_at: null,
    sees_codes: 0,
  };
}

/**
 * Keeps the hash. It may take the place of another, or open a revoked key again.
 */
async function storeGiven(keeping: Keeping, hash: string): Promise<void> {
  const row = rowOf(hash, keeping);
  await change(keeping, SERVICE, async (transaction) => {
    await refuseOtherKey(transaction, hash);
    const known = await findKey(transaction, BOOTSTRAP);
    await transaction
      .insertInto("api_keys")
      .values(row)
      .onConflict((it) => it.column("key_id").doUpdateSet({ hash, revoked_at: null }))
      .execute();
    const isSame = known?.hash === hash && known.revoked_at === null;
    return { result: undefined, events: isSame ? [] : [keyMade(row)] };
  });
}

/**
 * Finds the key of an earlier start, or makes one. Of processes that start at once on one database
 * the first one's row stays: the others fail on it or wait for it, and find it.
 */
function findOrMake(keeping: Keeping, path: string): Promise<BootstrapKey> {
  const { sources } = keeping;
  const [made, unique] = [sources.newApiKey(), sources.newId()];
  return change(keeping, SERVICE, async (transaction) => {
    const known = await findKey(transaction, BOOTSTRAP);
    const kept = readSecretFile(path)?.trim();
    if (known !== undefined) {
      const isKept =
        kept !== undefined && known.revoked_at === null && hashApiKey(kept) === known.hash;
      const result = { apiKey: isKept ? kept : undefined, isNew: isKept && kept === made };
      return { result, events: [] };
    }
    // The file comes first: a key that only the database knew would open nothing for anybody.
    const apiKey = kept ?? keepSecretFile(path, `${made}\n`, unique).trim();
    const row = rowOf(hashApiKey(apiKey), keeping);
    await addKey(transaction, row);
    return { result: { apiKey, isNew: apiKey === made }, events: [keyMade(row)] };
  });
}

/**
 * The first administrator key: that of SUPPLIER_BOOTSTRAP_KEY, or the one that an earlier start
 * had, or a new one. One that the environment names works also where it had been revoked: who runs
 * the service decides. The database has its hash; a key that was made is kept in a file for its
 * owner only.
 * @param keeping - where it is kept; its `sources` give the new key.
 * @throws StartError when the environment names the key of somebody else.
 */
export async function loadBootstrapKey(
  keeping: Keeping,
  settings: Pick<Settings, "folder" | "bootstrapKey">,
): Promise<BootstrapKey> {
  const path = join(settings.folder, "bootstrap-key");
  const given = settings.bootstrapKey;
  if (given === undefined) return findOrMake(keeping, path);
  rmSync(path, { force: true });
  await storeGiven(keeping, hashApiKey(given));
  return { apiKey: given, isNew: false };
}
