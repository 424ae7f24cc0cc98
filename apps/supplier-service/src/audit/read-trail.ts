import { createPublicKey } from "node:crypto";
import { type AuditFault, type AuditSummary, verifyAudit } from "@utrn-lab/audit-chain";
import { auditLinesAfter, readAuditHead } from "../store/audit.ts";
import type { Store } from "../store/tables.ts";
import { type AuditedStore, signTrail } from "./change.ts";
import type { AuditKey } from "./record.ts";

/** Lines read at once. */
const PAGE = 1_000;

/**
 * Every line of the trail after a place, in order, a page at a time; at the end only what was there
 * at the start.
 */
async function* linesAfter(store: Store, after: number, upTo: number): AsyncGenerator<string> {
  for (let seq = after; seq < upTo; ) {
    const rows = await auditLinesAfter(store, seq, Math.min(PAGE, upTo - seq));
    const last = rows.at(-1);
    if (last === undefined) return;
    for (const { line } of rows) yield line;
    seq = last.seq;
  }
}

/**
 * The trail as a file, signed at its end: NDJSON, one line an entry.
 * @param after - the entry after which it begins, 0 for the first.
 */
export async function* exportTrail(audited: AuditedStore, after: number): AsyncGenerator<string> {
  await signTrail(audited);
  const { seq } = await readAuditHead(audited.store);
  for await (const line of linesAfter(audited.store, after, seq)) yield `${line}\n`;
}

/** What is stored of the trail, and what is wrong with it first, or null. */
interface TrailState {
  readonly summary: AuditSummary;
  readonly fault: AuditFault | null;
}

/**
 * Verifies the whole trail as it is stored, its end too, by the audit keys that this service
 * trusts.
 */
export async function verifyTrail(store: Store, auditKey: AuditKey): Promise<TrailState> {
  const head = await readAuditHead(store);
  const verifier = verifyAudit(auditKey.trusted);
  for await (const line of linesAfter(store, 0, head.seq)) {
    const fault = verifier.take(line);
    if (fault !== undefined) return { summary: verifier.summary(), fault };
  }
  const summary = verifier.summary();
  if (summary.lastSeq === head.seq && summary.lastHash === head.hash) {
    return { summary, fault: null };
  }
  const why = `the trail should end with entry ${head.seq}, and ends with ${summary.lastSeq}`;
  const line = summary.lines;
  return { summary, fault: { line, seq: summary.lastSeq, fault: "missing_or_moved", why } };
}

/** The service's own audit key, for the fingerprint. */
export function auditPublicKey(auditKey: AuditKey) {
  return createPublicKey(auditKey.publicKeyPem);
}
