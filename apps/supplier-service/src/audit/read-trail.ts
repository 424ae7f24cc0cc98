import { strict as assert } from "node:assert";
import {
  type AuditFault,
  type AuditLine,
  type AuditSummary,
  verifyAudit,
} from "@utrn-lab/audit-chain";
import { systemErrorCode } from "@utrn-lab/http-host";
import { type AuditHead, auditHashAt, readAuditHead } from "../store/audit.ts";
import type { AuditRow, Store } from "../store/tables.ts";
import type { AuditKey, AuditPlace } from "./audit-key.ts";
import { type CampaignLines, gatherCampaigns } from "./campaign-lines.ts";
import { type AuditedStore, signTrail } from "./change.ts";
import { CODE_FAULTS, judgeBatch, judgeCampaignCounts, judgeCodes } from "./judge-codes.ts";
import { rowsAfter } from "./trail-rows.ts";
import { trustedKeys } from "./trusted-keys.ts";

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
export const STORED_FAULTS = [
  "not_what_was_signed",
  "filed_otherwise",
  ...CODE_FAULTS,
  "unreadable",
] as const;

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
  const { seq, action, meterId = null, codeId = null, requestId = null } = line ?? {};
  const isFiled =
    row.seq === seq &&
    row.action === action &&
    row.meter_id === meterId &&
    row.code_id === codeId &&
    row.request_id === requestId;
  if (isFiled) return undefined;
  const names = "number, action, meter, code and request";
  const why = `entry ${seq} is not filed under the ${names} that it names`;
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

/** Reads the trail to its end, or to its first fault. */
async function judgeLines(
  { store, verifier, campaigns }: Reading,
  head: AuditHead,
): Promise<StoredFault | undefined> {
  for await (const row of rowsAfter(store, 0, head.seq)) {
    const wrong = verifier.take(row.line) ?? judgeColumns(row, verifier.last());
    if (wrong !== undefined) return wrong;
    const line = verifier.last();
    assert(line !== undefined, "what has no fault is a line");
    const fault = await judgeBatch(store, line);
    if (fault !== undefined) return fault;
    campaigns.take(line);
  }
  return undefined;
}

/** A trail that is being verified. */
interface Reading {
  readonly store: Store;
  readonly verifier: ReturnType<typeof verifyAudit>;
  readonly campaigns: CampaignLines;
}

async function judgeAll(reading: Reading, auditKey: AuditKey): Promise<StoredFault | undefined> {
  const { store, verifier, campaigns } = reading;
  const { memory } = auditKey;
  const known = [memory.signed(), memory.written()];
  const head = await readAuditHead(store);
  return (
    (await judgeLines(reading, head)) ??
    judgeEnd(head, verifier.summary()) ??
    (await judgeKnown(store, known)) ??
    (await judgeCampaignCounts(store, campaigns)) ??
    judgeCodes(store, campaigns)
  );
}

/** SQLite's CORRUPT (sqlite.org/rescode), and PostgreSQL's data_corrupted and index_corrupted. */
function isDamaged(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const errcode = "errcode" in error ? Number(error.errcode) : 0;
  return (errcode & 0xff) === 11 || /^XX00[12]$/.test(systemErrorCode(error) ?? "");
}

/**
 * Verifies the whole trail as it is stored: every line and signature by the audit keys that this
 * service trusts, the columns that lines are found by, its end, that it is the one which this
 * process has signed, and that every code is what its lines say.
 */
export async function verifyTrail(store: Store, auditKey: AuditKey): Promise<TrailState> {
  const verifier = verifyAudit(await trustedKeys(store, auditKey));
  const reading = { store, verifier, campaigns: gatherCampaigns(store) };
  try {
    const fault = await judgeAll(reading, auditKey);
    return { summary: verifier.summary(), fault: fault ?? null };
  } catch (error) {
    if (!isDamaged(error)) throw error;
    const summary = verifier.summary();
    const why = `the database cannot be read behind entry ${summary.lastSeq}: it is damaged`;
    const fault = { fault: "unreadable", why, line: summary.lines, seq: summary.lastSeq } as const;
    return { summary, fault };
  }
}
