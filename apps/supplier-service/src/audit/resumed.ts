import { CHECKPOINT, verifyAudit } from "@utrn-lab/audit-chain";
import { findAuditLines, readAuditHead } from "../store/audit.ts";
import type { Store } from "../store/tables.ts";
import type { AuditKey } from "./audit-key.ts";
import { rowsAfter } from "./trail-rows.ts";
import { trustedKeys } from "./trusted-keys.ts";

const NEWEST = {
  from: 1,
  before: Number.MAX_SAFE_INTEGER,
  meterId: undefined,
  codeId: undefined,
  requestId: undefined,
  action: "supplier.resumed",
  actors: undefined,
};

/**
 * Whether a key that is trusted has signed that the database was resumed as the epoch that it names
 * now. Whoever writes the database can raise its epoch; only a process of the supplier signs it.
 */
export async function isResumptionSigned(store: Store, auditKey: AuditKey): Promise<boolean> {
  const head = await readAuditHead(store);
  const [resumed] = await findAuditLines(store, NEWEST, 1);
  if (resumed === undefined) return false;
  const after = resumed.seq - 1;
  const verifier = verifyAudit(await trustedKeys(store, auditKey), after);
  for await (const { seq, line } of rowsAfter(store, after, head.seq)) {
    if (verifier.take(line) !== undefined) return false;
    const { action, details } = verifier.last() ?? {};
    if (seq === resumed.seq && details?.epoch !== head.epoch) return false;
    if (action === CHECKPOINT) return true;
  }
  return false;
}
