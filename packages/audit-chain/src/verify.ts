import type { KeyObject } from "node:crypto";
import {
  CHECKPOINT,
  fingerprintOf,
  isSignedBy,
  keyOfCheckpoint,
  mayBeginTrail,
} from "./checkpoint.ts";
import { type AuditLine, hashOf, NO_PREVIOUS, readLine } from "./line.ts";

/** What is wrong with a trail; names are public interface. */
export const FAULTS = [
  "not_a_line",
  "changed",
  "missing_or_moved",
  "not_linked",
  "signature_wrong",
  "other_key",
  "not_signed_at_the_start",
  "not_signed_between",
  "not_signed_at_the_end",
] as const;

/** Lines between two checkpoints, at the most: more are a fault. */
export const LINES_A_CHECKPOINT = 1_000;

/** The first thing that is wrong, and where. */
export interface AuditFault {
  /** The place in the file, the first is 1. */
  readonly line: number;
  /** The number in the trail of the line there; undefined where it is none. */
  readonly seq: number | undefined;
  readonly fault: (typeof FAULTS)[number];
  /** A sentence for people. */
  readonly why: string;
}

/** What a trail holds. */
export interface AuditSummary {
  readonly lines: number;
  readonly checkpoints: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly lastHash: string;
  /** Lines at the start of the trail that were written before trails began with a checkpoint. */
  readonly begunUnsigned: number;
  /** The last line that a signature covers, or is; 0 where none is. */
  readonly signedUpTo: number;
  /** The fingerprints of the keys that signed, with the number of checkpoints of each. */
  readonly signers: Readonly<Record<string, number>>;
}

/** Verifies a trail line by line, in memory that does not grow with it. */
interface AuditVerifier {
  /** Takes the next line; answers what is wrong with it, if anything. */
  take(text: string): AuditFault | undefined;
  /** The last line that was taken and is true, or undefined. */
  last(): AuditLine | undefined;
  /** What was seen up to now. */
  summary(): AuditSummary;
  /** Whether the trail may end here: only a checkpoint proves that no line after it was cut off. */
  end(): AuditFault | undefined;
}

/** Where a trail stands: the line before, and what has been counted. */
interface Progress {
  lines: number;
  checkpoints: number;
  first: AuditLine | undefined;
  last: AuditLine | undefined;
  begunUnsigned: number;
  signedUpTo: number;
  readonly signers: Map<string, number>;
}

type Verdict = Pick<AuditFault, "fault" | "why"> | undefined;

function judgeLink(line: AuditLine, last: AuditLine | undefined, after: number): Verdict {
  const { hash, ...rest } = line;
  if (hashOf(rest) !== hash) {
    return { fault: "changed", why: `entry ${line.seq} does not match its hash` };
  }
  const expected = (last?.seq ?? after) + 1;
  if (line.seq !== expected) {
    const why = `expected entry ${expected} here, found ${line.seq}`;
    return { fault: "missing_or_moved", why };
  }
  // What a part of a trail follows is not in it.
  const previous = last?.hash ?? (after === 0 ? NO_PREVIOUS : line.previous);
  if (line.previous !== previous) {
    const why = `entry ${line.seq} does not follow the entry before it`;
    return { fault: "not_linked", why };
  }
  return undefined;
}

function judgeSignature(line: AuditLine, keys: readonly KeyObject[]): Verdict {
  const named = keyOfCheckpoint(line);
  if (named === undefined || !isSignedBy(line, named)) {
    const why =
      `the signature of checkpoint ${line.seq} is not valid: ` +
      "the checkpoint, or a line before it, was changed";
    return { fault: "signature_wrong", why };
  }
  if (keys.length > 0 && !keys.some((key) => key.equals(named))) {
    return { fault: "other_key", why: `checkpoint ${line.seq} was signed by another key` };
  }
  return undefined;
}

/** Whether signatures stand where they must: at the start of a trail, and often enough. */
function judgePlace(line: AuditLine, progress: Progress, after: number): Verdict {
  const { checkpoints, signedUpTo } = progress;
  if (line.action === CHECKPOINT) {
    if (after > 0 || checkpoints > 0 || mayBeginTrail(line)) return undefined;
    const why = `checkpoint ${line.seq} is the first: those before it are missing`;
    return { fault: "not_signed_at_the_start", why };
  }
  const signedBefore = Math.max(signedUpTo, after);
  if (line.seq - signedBefore <= LINES_A_CHECKPOINT) return undefined;
  const why = `no checkpoint has signed the ${LINES_A_CHECKPOINT} lines before entry ${line.seq}`;
  return { fault: "not_signed_between", why };
}

function count(progress: Progress, line: AuditLine): void {
  progress.first ??= line;
  progress.last = line;
  if (line.action !== CHECKPOINT) return;
  if (progress.checkpoints === 0 && progress.first.seq === 1) {
    progress.begunUnsigned = line.seq - 1;
  }
  const key = keyOfCheckpoint(line);
  const signer = key === undefined ? "" : fingerprintOf(key);
  progress.checkpoints += 1;
  progress.signedUpTo = line.seq;
  progress.signers.set(signer, (progress.signers.get(signer) ?? 0) + 1);
}

function summarize(progress: Progress): AuditSummary {
  const { lines, checkpoints, first, last, begunUnsigned, signedUpTo, signers } = progress;
  return {
    lines,
    checkpoints,
    firstSeq: first?.seq ?? 0,
    lastSeq: last?.seq ?? 0,
    lastHash: last?.hash ?? NO_PREVIOUS,
    begunUnsigned,
    signedUpTo,
    signers: Object.fromEntries(signers),
  };
}

/**
 * Verifies a trail, offline: each line's hash, its place, its link to the one before, each
 * checkpoint's signature, and that the trail begins with a checkpoint and has one after every 1,000
 * lines at the most.
 * @param keys - the trusted audit keys. With none, each checkpoint is verified by the key it names,
 *   whose fingerprint is in the summary to be compared.
 * @param after - the entry after which a part of a trail begins; 0 for a whole one.
 * @example const verifier = verifyAudit([key]); for (const line of lines) verifier.take(line);
 */
export function verifyAudit(keys: readonly KeyObject[], after = 0): AuditVerifier {
  const progress: Progress = {
    lines: 0,
    checkpoints: 0,
    first: undefined,
    last: undefined,
    begunUnsigned: 0,
    signedUpTo: 0,
    signers: new Map(),
  };
  return {
    take(text) {
      progress.lines += 1;
      const at = progress.lines;
      const line = readLine(text);
      if (line === undefined) {
        const why = "this line is not in the form that the service writes";
        return { line: at, seq: undefined, fault: "not_a_line", why };
      }
      const verdict =
        judgeLink(line, progress.last, after) ??
        (line.action === CHECKPOINT ? judgeSignature(line, keys) : undefined) ??
        judgePlace(line, progress, after);
      if (verdict !== undefined) return { line: at, seq: line.seq, ...verdict };
      count(progress, line);
      return undefined;
    },
    last: () => progress.last,
    summary: () => summarize(progress),
    end() {
      const { last, lines } = progress;
      if (last?.action === CHECKPOINT) return undefined;
      const why = "the last line is not a checkpoint: lines after it may have been cut off";
      return { line: lines, seq: last?.seq, fault: "not_signed_at_the_end", why };
    },
  };
}
