import type { Actor } from "../access/roles.ts";
import type { CodeRow, Store } from "../store/database.ts";
import type { Supplier } from "../supplier.ts";
import { record } from "./record.ts";

/** Records what has become of a code, and passes the code on. */
export async function recordChange(
  transaction: Store,
  supplier: Supplier,
  actor: Actor,
  row: CodeRow,
): Promise<CodeRow> {
  await record(transaction, supplier, actor, {
    action: "code.changed",
    meterId: row.meter_id,
    codeId: row.code_id,
    utrnCounter: row.counter,
    details: { status: row.status },
  });
  return row;
}
