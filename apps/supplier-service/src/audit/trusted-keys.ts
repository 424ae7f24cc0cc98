import type { KeyObject } from "node:crypto";
import { fingerprintOf, publicKeysOfPem } from "@utrn-lab/audit-chain";
import { listAuditKeys } from "../store/audit-keys.ts";
import type { AuditKeyRow, Store } from "../store/tables.ts";
import type { AuditKey } from "./audit-key.ts";

/** The keys in a row that a process of this supplier has added, and sealed. */
function sealedKeys(row: AuditKeyRow, { sealsOf }: AuditKey): readonly KeyObject[] {
  const keys = publicKeysOfPem(row.public_key) ?? [];
  return keys.filter((key) => sealsOf(fingerprintOf(key)).includes(row.seal));
}

/** The keys that processes of this supplier have added, by their fingerprints. */
export async function addedKeys(store: Store, auditKey: AuditKey): Promise<Map<string, KeyObject>> {
  const rows = await listAuditKeys(store);
  const keys = rows.flatMap((row) => sealedKeys(row, auditKey));
  return new Map(keys.map((key) => [fingerprintOf(key), key]));
}

/**
 * The keys whose checkpoints are taken for true: those that processes of the supplier have added,
 * the service's own, and those that the operator names; each once.
 */
export async function trustedKeys(store: Store, auditKey: AuditKey): Promise<KeyObject[]> {
  const named = auditKey.trusted.map((key) => [fingerprintOf(key), key] as const);
  return [...new Map([...(await addedKeys(store, auditKey)), ...named]).values()];
}

/** A public key for whoever verifies: PEM, SPKI. */
export function pemOf(publicKey: KeyObject): string {
  return publicKey.export({ format: "pem", type: "spki" }).toString();
}
