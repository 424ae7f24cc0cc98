import { generateKeyPairSync } from "node:crypto";
import { type AuditKey, rememberTrail } from "../../apps/supplier-service/src/audit/audit-key.ts";

/** An audit key of a test's own, whose mark is kept nowhere. */
export function newAuditKey(): AuditKey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const memory = rememberTrail({ read: () => undefined, keep: () => {} });
  return { privateKey, publicKey, trusted: [publicKey], sealsOf: () => [""], memory };
}
