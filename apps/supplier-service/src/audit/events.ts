import type { Actor } from "../access/roles.ts";
import type { CodeRow, Store } from "../store/database.ts";
import type { Supplier } from "../supplier.ts";
import { type AuditEvent, record } from "./record.ts";

/** What has become of a code, as it is recorded. */
export function changeOf(row: CodeRow): AuditEvent {
  return {
    action: "code.changed",
    meterId: row.meter_id,
    codeId: row.code_id,
    utrnCounter: row.counter,
    details: { status: row.status },
  };
}

/** Records what has become of a code, and passes the code on. */
export async function recordChange(
  transaction: Store,
  supplier: Supplier,
  actor: Actor,
  row: CodeRow,
): Promise<CodeRow> {
  await record(transaction, supplier, actor, changeOf(row));
  return row;
}
