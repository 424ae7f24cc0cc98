import { generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import { StartError } from "@utrn-lab/http-host";
import { publicKeyOf } from "@utrn-lab/utrn";
import { privateKeyOfPem } from "./p256-keys.ts";
import type { Settings } from "./settings.ts";
import type { Store } from "./store/database.ts";
import { keepSecretFile, readSecretFile } from "./store/secret-file.ts";

/** Who issues: the EUI-64 and the prepayment top-up key agreement key (code-format.md 4). */
export interface Identity {
  readonly supplierId: string;
  /** 65 bytes hex. */
  readonly publicKey: string;
  /** 32 bytes hex. Secret. */
  readonly privateKey: string;
}

function newKeyPem(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return privateKey.export({ format: "pem", type: "pkcs8" }).toString();
}

/**
 * The supplier's identity: the key of SUPPLIER_KEY_FILE, or one that is made once and kept in the
 * data folder.
 * @param unique - a name no other process uses.
 * @throws StartError when the file cannot be read or holds no P-256 private key.
 */
export function loadIdentity(settings: Settings, unique: string): Identity {
  const path = settings.keyFile ?? join(settings.folder, "supplier-key.pem");
  let pem = readSecretFile(path);
  if (pem === undefined && settings.keyFile === undefined) {
    pem = keepSecretFile(path, newKeyPem(), unique);
  }
  if (pem === undefined) throw new StartError(`SUPPLIER_KEY_FILE ${path} does not exist.`);
  const privateKey = privateKeyOfPem(pem);
  if (privateKey === undefined) {
    throw new StartError(`${path} must hold a private key of the curve P-256 in PEM.`);
  }
  return { supplierId: settings.supplierId, publicKey: publicKeyOf(privateKey), privateKey };
}

/**
 * Holds a database to the supplier that began it: under another id or key its meters would not take
 * the codes, and its counters would be another sequence's.
 * @throws StartError when the database is another supplier's.
 */
export async function bindIdentity(store: Store, identity: Identity): Promise<void> {
  const { supplierId, publicKey } = identity;
  const row = { only: 1, supplier_id: supplierId, public_key: publicKey };
  const known = await store.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("supplier")
      .values(row)
      .onConflict((it) => it.doNothing())
      .execute();
    return transaction.selectFrom("supplier").selectAll().executeTakeFirstOrThrow();
  });
  if (known.supplier_id !== supplierId) {
    throw new StartError(`The data folder belongs to SUPPLIER_ID ${known.supplier_id}.`);
  }
  if (known.public_key !== publicKey) {
    throw new StartError("The data folder belongs to another supplier key.");
  }
}
