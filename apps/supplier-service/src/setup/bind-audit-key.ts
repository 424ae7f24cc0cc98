import { fingerprintOf } from "@utrn-lab/audit-chain";
import { type AuditedStore, change } from "../audit/change.ts";
import { SERVICE } from "../audit/record.ts";
import { addedKeys, pemOf } from "../audit/trusted-keys.ts";
import { readAuditHead } from "../store/audit.ts";
import { addAuditKey } from "../store/audit-keys.ts";

/** A key that signs the trail from now on, where others have signed it. */
interface NewAuditKey {
  readonly fingerprint: string;
  /** The keys that have been added before. */
  readonly before: readonly string[];
}

/**
 * Adds this process's audit key to those that sign the trail, and records it: every other process
 * takes its checkpoints for true then. The keys of before get a seal of the supplier's present key.
 * @returns the key, where it is new to a trail that others have signed: a second host has its own,
 *   and a key whose file was lost or replaced has another.
 */
export function bindAuditKey(audited: AuditedStore): Promise<NewAuditKey | undefined> {
  const { auditKey, sources } = audited;
  const fingerprint = fingerprintOf(auditKey.publicKey);
  return change(audited, SERVICE, async (transaction) => {
    const before = await addedKeys(transaction, auditKey);
    const { checkpointSeq } = await readAuditHead(transaction);
    for (const [each, key] of new Map([...before, [fingerprint, auditKey.publicKey]])) {
      const [seal = ""] = auditKey.sealsOf(each);
      const row = { fingerprint: each, seal, public_key: pemOf(key) };
      await addAuditKey(transaction, { ...row, added_at: sources.nowSeconds() });
    }
    if (before.has(fingerprint)) return { result: undefined, events: [] };
    const result = checkpointSeq === 0 ? undefined : { fingerprint, before: [...before.keys()] };
    return { result, events: [{ action: "audit_key.added", details: { fingerprint } }] };
  });
}
