import {
  type AuditFault,
  type AuditLine,
  type AuditSummary,
  verifyAudit,
} from "@utrn-lab/audit-chain";
import { type AuditHead, auditHashAt, auditRowsAfter, readAuditHead } from "../store/audit.ts";
import type { AuditRow, Store } from "../store/tables.ts";
import type { AuditKey, AuditPlace } from "./audit-key.ts";
import { type AuditedStore, signTrail } from "./change.ts";
import { trustedKeys } from "./trusted-keys.ts";

/** Rows read at once. */
const PAGE = 1_000;

/**
 * Every row of the trail after a place, in order, a page at a time; at the end only what was there
 * at the start.
 */
async function* rowsAfter(store: Store, after: number, upTo: number): AsyncGenerator<AuditRow> {
  for (let seq = after; seq < upTo; ) {
    const rows = await auditRowsAfter(store, seq, Math.min(PAGE, upTo - seq));
    const last = rows.at(-1);
    if (last === undefined) return;
    yield* rows;
    seq = last.seq;
  }
}

async function* textAfter(store: Store, after: number, upTo: number): AsyncGenerator<string> {
  for await (const { line } of rowsAfter(store, after, upTo)) yield `${line}\n`;
}

/**
 * The trail as a file, signed at its end: NDJSON, one line an entry.
 * @param after - the entry after which it begins, 0 for the first.
 * @throws Problem `audit_trail_unknown`, where the trail is not the one that this process knows.
 */
export async function exportTrail(
  audited: AuditedStore,
  after: number,
): Promise<AsyncGenerator<string>> {
  await signTrail(audited);
  const { seq } = await readAuditHead(audited.store);
  return textAfter(audited.store, after, seq);
}

/** What is wrong with the trail as it is stored, beside what is wrong with it as a file. */
export const STORED_FAULTS = ["not_what_was_signed", "filed_otherwise"] as const;

/** The first thing that is wrong with the trail as it is stored. */
interface StoredFault extends Omit<AuditFault, "fault"> {
  readonly fault: AuditFault["fault"] | (typeof STORED_FAULTS)[number];
}

/** What is stored of the trail, and what is wrong with it first, or null. */
interface TrailState {
  readonly summary: AuditSummary;
  readonly fault: StoredFault | null;
}

/** The columns are there to find a line by: they say what it says. */
function judgeColumns(row: AuditRow, line: AuditLine | undefined): StoredFault | undefined {
  const { seq, action, meterId = null, codeId = null } = line ?? {};
  const isFiled =
    row.seq === seq && row.action === action && row.meter_id === meterId && row.code_id === codeId;
  if (isFiled) return undefined;
  const why = `entry ${seq} is filed under another number, action, meter or code than it names`;
  return { line: row.seq, seq, fault: "filed_otherwise", why };
}

/** The end of a trail is where its head says, and so is its last checkpoint. */
function judgeEnd(head: AuditHead, summary: AuditSummary): StoredFault | undefined {
  const { lines: line, lastSeq: seq, lastHash, signedUpTo } = summary;
  const ends = `the trail should end with entry ${head.seq}, and ends with ${seq}`;
  const isEnd = seq === head.seq && lastHash === head.hash;
  if (!isEnd) return { line, seq, fault: "missing_or_moved", why: ends };
  if (signedUpTo === head.checkpointSeq) return undefined;
  const why = `its last checkpoint should be entry ${head.checkpointSeq}, and is ${signedUpTo}`;
  return { line, seq, fault: "missing_or_moved", why };
}

/** What this process has signed and written is in the trail, as it was. */
async function judgeKnown(
  store: Store,
  known: readonly (AuditPlace | undefined)[],
): Promise<StoredFault | undefined> {
  for (const place of known) {
    if (place === undefined || (await auditHashAt(store, place.seq)) === place.hash) continue;
    const why =
      `entry ${place.seq} is not the one that this service has written: the trail was put back, ` +
      "cut off or made anew";
    return { line: place.seq, seq: place.seq, fault: "not_what_was_signed", why };
  }
  return undefined;
}

/**
 * Verifies the whole trail as it is stored: every line and signature by the audit keys that this
 * service trusts, the columns that lines are found by, its end, and that it is the one which this
 * process has signed.
 */
export async function verifyTrail(store: Store, auditKey: AuditKey): Promise<TrailState> {
  const { memory } = auditKey;
  const known = [memory.signed(), memory.written()];
  const head = await readAuditHead(store);
  const verifier = verifyAudit(await trustedKeys(store, auditKey));
  for await (const row of rowsAfter(store, 0, head.seq)) {
    const fault = verifier.take(row.line) ?? judgeColumns(row, verifier.last());
    if (fault !== undefined) return { summary: verifier.summary(), fault };
  }
  const summary = verifier.summary();
  const fault = judgeEnd(head, summary) ?? (await judgeKnown(store, known));
  return { summary, fault: fault ?? null };
}
