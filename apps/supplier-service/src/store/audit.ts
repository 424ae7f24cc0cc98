import type { AuditRow, Store } from "./tables.ts";

/** Where the chain ends. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
  /** The last entry that is a checkpoint; 0 when none is. */
  readonly checkpointSeq: number;
}

const COLUMNS = ["seq", "hash", "checkpoint_seq as checkpointSeq"] as const;

/**
 * The end of the chain, which nobody else moves until the transaction ends: writing to the row
 * locks it, on SQLite and on PostgreSQL alike.
 */
export function lockAuditHead(transaction: Store): Promise<AuditHead> {
  return transaction
    .updateTable("audit_head")
    .set({ only: 1 })
    .where("only", "=", 1)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}

/** The end of the chain, as it is now. */
export function readAuditHead(store: Store): Promise<AuditHead> {
  return store.selectFrom("audit_head").select(COLUMNS).executeTakeFirstOrThrow();
}

/** Moves the end of the chain, in the transaction that locked it. */
export async function moveAuditHead(transaction: Store, head: AuditHead): Promise<void> {
  const { seq, hash, checkpointSeq } = head;
  await transaction
    .updateTable("audit_head")
    .set({ seq, hash, checkpoint_seq: checkpointSeq })
    .where("only", "=", 1)
    .execute();
}

/** Rows that go into one statement: both databases limit its parameters. */
const ROWS_A_STATEMENT = 1_000;

/** Adds lines. They are never changed and never deleted: triggers see to it. */
export async function addAuditRows(transaction: Store, rows: readonly AuditRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    await transaction
      .insertInto("audit")
      .values(rows.slice(at, at + ROWS_A_STATEMENT))
      .execute();
  }
}

/** Lines after a place, in order. */
export function auditLinesAfter(
  store: Store,
  seq: number,
  limit: number,
): Promise<Pick<AuditRow, "seq" | "line">[]> {
  return store
    .selectFrom("audit")
    .select(["seq", "line"])
    .where("seq", ">", seq)
    .orderBy("seq")
    .limit(limit)
    .execute();
}

/** Which lines are wanted. */
interface AuditFilter {
  /** Only those before this place. */
  readonly before: number;
  readonly meterId: string | undefined;
  readonly codeId: string | undefined;
  readonly action: string | undefined;
}

/** Lines, the newest first. */
export function findAuditLines(
  store: Store,
  filter: AuditFilter,
  limit: number,
): Promise<Pick<AuditRow, "seq" | "line">[]> {
  const { before, meterId, codeId, action } = filter;
  return store
    .selectFrom("audit")
    .select(["seq", "line"])
    .where("seq", "<", before)
    .$if(meterId !== undefined, (it) => it.where("meter_id", "=", meterId ?? ""))
    .$if(codeId !== undefined, (it) => it.where("code_id", "=", codeId ?? ""))
    .$if(action !== undefined, (it) => it.where("action", "=", action ?? ""))
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
}
