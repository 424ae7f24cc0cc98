import { type AuditedStore, change } from "../audit/change.ts";
import { changeOf } from "../audit/events.ts";
import { SERVICE } from "../audit/record.ts";
import { supersedeFirstRevision } from "../store/codes.ts";

const CODES_A_TRANSACTION = 500;

/**
 * Settles the command codes of the format's first revision that are still out: no meter takes them
 * any more (code-format.md 4), so nobody is to be told them. It is done at the start and not in the
 * migration, because whatever becomes of a code is recorded in the audit trail.
 */
export async function settleFirstRevision(audited: AuditedStore): Promise<void> {
  let settled: number;
  do {
    settled = await change(audited, SERVICE, async (transaction) => {
      const dead = await supersedeFirstRevision(transaction, CODES_A_TRANSACTION);
      return { result: dead.length, events: dead.map(changeOf) };
    });
  } while (settled === CODES_A_TRANSACTION);
}
