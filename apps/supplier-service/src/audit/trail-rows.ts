import { auditRowsAfter } from "../store/audit.ts";
import type { AuditRow, Store } from "../store/tables.ts";

/** Rows read at once. */
const PAGE = 1_000;

/** Every row of the trail after a place up to another, in order, a page at a time. */
export async function* rowsAfter(
  store: Store,
  after: number,
  upTo: number,
): AsyncGenerator<AuditRow> {
  for (let seq = after; seq < upTo; ) {
    const rows = await auditRowsAfter(store, seq, Math.min(PAGE, upTo - seq));
    const last = rows.at(-1);
    if (last === undefined) return;
    yield* rows;
    seq = last.seq;
  }
}
