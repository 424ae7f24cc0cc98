import { rmSync } from "node:fs";
import { join } from "node:path";
import { hashApiKey } from "./plugins/authorization.ts";
import type { Settings } from "./settings.ts";
import type { Store } from "./store/database.ts";
import { keepSecretFile, readSecretFile } from "./store/secret-file.ts";
import type { Sources } from "./supplier.ts";

/** The administrator's API key, as far as this process can know it. */
export interface BootstrapKey {
  /** Undefined where an earlier start was given the key in its environment. */
  readonly apiKey: string | undefined;
  /** Whether this start made it: it is printed once. */
  readonly isNew: boolean;
}

async function storeHash(store: Store, hash: string, nowSeconds: number): Promise<void> {
  await store
    .insertInto("api_keys")
    .values({
      key_id: "bootstrap",
      hash,
      created_at: nowSeconds,
      role: "administrator",
      label: null,
      created_by: null,
      revoked_at: null,
    })
    .onConflict((it) => it.column("key_id").doUpdateSet({ hash, revoked_at: null }))
    .execute();
}

/**
 * The first administrator key: that of SUPPLIER_BOOTSTRAP_KEY, or the one that an earlier start had,
 * or a new one. One that the environment names works also where it had been revoked: who runs the
 * service decides. The database has its hash; a key that was made is kept in a file for its owner only.
 * @param sources - gives the new key.
 */
export async function loadBootstrapKey(
  store: Store,
  settings: Settings,
  sources: Sources,
): Promise<BootstrapKey> {
  const nowSeconds = sources.nowSeconds();
  const path = join(settings.folder, "bootstrap-key");
  const given = settings.bootstrapKey;
  if (given !== undefined) {
    rmSync(path, { force: true });
    await storeHash(store, hashApiKey(given), nowSeconds);
    return { apiKey: given, isNew: false };
  }
  const known = await store
    .selectFrom("api_keys")
    .select(["hash", "revoked_at"])
    .where("key_id", "=", "bootstrap")
    .executeTakeFirst();
  const kept = readSecretFile(path)?.trim();
  if (known !== undefined) {
    const isKept =
      kept !== undefined && known.revoked_at === null && hashApiKey(kept) === known.hash;
    return { apiKey: isKept ? kept : undefined, isNew: false };
  }
  const made = sources.newApiKey();
  const apiKey = kept ?? keepSecretFile(path, `${made}\n`, sources.newId()).trim();
  await storeHash(store, hashApiKey(apiKey), nowSeconds);
  return { apiKey, isNew: apiKey === made };
}
