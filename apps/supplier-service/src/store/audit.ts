import { readLine } from "@utrn-lab/audit-chain";
import { type ExpressionBuilder, type SelectQueryBuilder, sql } from "kysely";
import { rowsOf } from "./many.ts";
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

/** What a row of the trail has. */
const ROW = {
  seq: "bigint",
  action: "text",
  meter_id: "text",
  code_id: "text",
  request_id: "text",
  line: "text",
} as const;

/** Adds lines. They are never changed and never deleted: triggers see to it. */
export async function addAuditRows(transaction: Store, rows: readonly AuditRow[]): Promise<void> {
  const columns = sql.join(Object.keys(ROW).map((name) => sql.ref(name)));
  await sql`insert into audit (${columns})
    select ${columns} from ${rowsOf(transaction, "added", ROW, rows)}`.execute(transaction);
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
export interface AuditFilter {
  /** Only those from this place on, */
  readonly from: number;
  /** and before this one. */
  readonly before: number;
  readonly meterId: string | undefined;
  readonly codeId: string | undefined;
  readonly requestId: string | undefined;
  readonly action: string | undefined;
  /** Only what these keys have done, by their ids; undefined: whoever. */
  readonly actors: readonly string[] | undefined;
}

/** Lines looked through at once for those of an actor, which no index knows: some milliseconds. */
const LINES_A_LOOK = 20_000;

function byActor(query: SelectQueryBuilder<Tables, "audit", Found>, actors: readonly string[]) {
  // No text of a line has a bare quote in it: only the member is written so.
  return query.where((is) => is.or(actors.map((id) => is("line", "like", `%"actor":"${id}"%`))));
}

type Found = Pick<AuditRow, "seq" | "line">;

/** Lines, the newest first. */
export async function findAuditLines(
  store: Store,
  filter: AuditFilter,
  limit: number,
): Promise<Found[]> {
  const { from, before, meterId, codeId, requestId, action, actors } = filter;
  const all = store
    .selectFrom("audit")
    .select(["seq", "line"])
    .$if(meterId !== undefined, (it) => it.where("meter_id", "=", meterId ?? ""))
    .$if(codeId !== undefined, (it) => it.where("code_id", "=", codeId ?? ""))
    .$if(requestId !== undefined, (it) => it.where("request_id", "=", requestId ?? ""))
    .$if(action !== undefined, (it) => it.where("action", "=", action ?? ""))
    .orderBy("seq", "desc");
  if (actors === undefined) {
    return all.where("seq", ">=", from).where("seq", "<", before).limit(limit).execute();
  }
  const found: Found[] = [];
  for (let end = before; end > from && found.length < limit; end -= LINES_A_LOOK) {
    const begin = Math.max(from, end - LINES_A_LOOK);
    const look = byActor(all, actors).where("seq", ">=", begin).where("seq", "<", end);
    found.push(...(await look.limit(limit - found.length).execute()));
  }
  return found;
}

/** What to read on for, in the lines of the trail. */
interface Wanted {
  readonly actions: readonly string[];
  /** Lines behind this one. */
  readonly after: number;
}

/** Lines of some actions behind a place, in order. */
function rowsBehind(store: Store, { actions, after }: Wanted, limit: number) {
  return store
    .selectFrom("audit")
    .select(["seq", "line"])
    .where("seq", ">", after)
    .where("action", "in", actions)
    .orderBy("seq")
    .limit(limit);
}

/** Lines of some actions behind a place and up to another, in order. */
export function auditRowsOf(
  store: Store,
  wanted: Wanted & { readonly upTo: number },
  limit: number,
): Promise<Found[]> {
  return rowsBehind(store, wanted, limit).where("seq", "<=", wanted.upTo).execute();
}

/** Lines of some actions about a meter behind a place, in order. */
export function auditRowsOfMeter(
  store: Store,
  meterId: string,
  wanted: Wanted,
  limit: number,
): Promise<Found[]> {
  return rowsBehind(store, wanted, limit).where("meter_id", "=", meterId).execute();
}
