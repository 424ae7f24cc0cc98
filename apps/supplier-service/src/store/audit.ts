import { readLine } from "@utrn-lab/audit-chain";
import type { ExpressionBuilder } from "kysely";
import type { AuditRow, Store, Tables } from "./tables.ts";

/** Where the chain ends. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
  /** The last entry that is a checkpoint; 0 when none is. */
  readonly checkpointSeq: number;
}

/** The end of the chain, and of which database it is the chain. */
export interface DatabaseEnd extends AuditHead {
  /** Null until the database is bound to its supplier. */
  readonly databaseId: string | null;
  readonly epoch: number | null;
  readonly isMoved: 0 | 1 | null;
  /** The line at a place that was asked for; null when there is none. */
  readonly lineAsked: string | null;
}

const COLUMNS = ["seq", "hash", "checkpoint_seq as checkpointSeq"] as const;

/** What `DatabaseEnd` has beside the chain's end, for the statement that reads or locks that. */
function besideEnd(it: ExpressionBuilder<Tables, "audit_head">, asked: number) {
  const supplier = () => it.selectFrom("supplier");
  return [
    supplier().select("database_id").as("databaseId"),
    supplier().select("epoch").as("epoch"),
    supplier().select("is_moved").as("isMoved"),
    it.selectFrom("audit").select("line").where("audit.seq", "=", asked).as("lineAsked"),
  ] as const;
}

/**
 * The end of the chain, which nobody else moves until the transaction ends: writing to the row
 * locks it, on SQLite and on PostgreSQL alike.
 * @param asked - the place of a line to read with it.
 */
export function lockAuditHead(transaction: Store, asked: number): Promise<DatabaseEnd> {
  return transaction
    .updateTable("audit_head")
    .set({ only: 1 })
    .where("only", "=", 1)
    .returning(COLUMNS)
    .returning((it) => besideEnd(it, asked))
    .executeTakeFirstOrThrow();
}

/**
 * The end of the chain, as it is now.
 * @param asked - the place of a line to read with it.
 */
export function readAuditHead(store: Store, asked = 0): Promise<DatabaseEnd> {
  return store
    .selectFrom("audit_head")
    .select(COLUMNS)
    .select((it) => besideEnd(it, asked))
    .executeTakeFirstOrThrow();
}

/** The hash of a line, or undefined where there is none at this place, or none that can be read. */
export async function auditHashAt(store: Store, seq: number): Promise<string | undefined> {
  const query = store.selectFrom("audit").select("line").where("seq", "=", seq);
  const row = await query.executeTakeFirst();
  return row && readLine(row.line)?.hash;
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

/** Rows after a place, in order. */
export function auditRowsAfter(store: Store, seq: number, limit: number): Promise<AuditRow[]> {
  return store
    .selectFrom("audit")
    .selectAll()
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
