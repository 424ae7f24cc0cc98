import type { KeyObject } from "node:crypto";
import {
  type AuditDetail,
  type AuditLine,
  CHECKPOINT,
  linkCheckpoint,
  linkEntry,
  writeLine,
} from "@utrn-lab/audit-chain";
import { timeOf } from "../iso-time.ts";
import type { Actor } from "../rules/roles.ts";
import type { Sources } from "../sources.ts";
import { type AuditHead, addAuditRows, moveAuditHead } from "../store/audit.ts";
import type { Store } from "../store/tables.ts";
import type { AuditAction } from "./actions.ts";
import { type LastSeen, lastSeenOf } from "./last-seen.ts";
import type { Watch } from "./watch.ts";

/** The key that signs checkpoints. It signs nothing else, and no meter knows it. */
export interface AuditKey {
  readonly privateKey: KeyObject;
  /** For whoever verifies: PEM, SPKI. */
  readonly publicKeyPem: string;
  /** Whose checkpoints this service takes for true: its own, other processes', and earlier keys. */
  readonly trusted: readonly KeyObject[];
}

/** Something to record. Never digits of a code, never a key. */
export interface AuditEvent {
  readonly action: AuditAction;
  readonly meterId?: string;
  readonly codeId?: string;
  readonly utrnCounter?: number;
  readonly details?: Readonly<Record<string, AuditDetail>>;
}

/** Who acts where nobody asked: the service itself. */
export const SERVICE: AuditActor = { keyId: "service", role: "service" };

/** Who is recorded: an API key, or the service. */
export type AuditActor = Actor | { readonly keyId: string; readonly role: "service" };

/** Lines between two signatures, at the most. */
const LINES_A_CHECKPOINT = 1_000;

/** What a line of the trail is written with. */
export interface Auditing {
  readonly auditKey: AuditKey;
  readonly sources: Pick<Sources, "nowSeconds">;
  readonly watch: Watch;
}

function extend(
  head: AuditHead,
  lines: AuditLine[],
  events: readonly AuditEvent[],
  by: { readonly actor: AuditActor; readonly at: string; readonly key: KeyObject },
): AuditHead {
  let { seq, hash, checkpointSeq } = head;
  const push = (line: AuditLine) => {
    lines.push(line);
    ({ seq, hash } = line);
    if (line.action === CHECKPOINT) checkpointSeq = line.seq;
  };
  const { keyId: actor, role } = by.actor;
  for (const event of events) {
    push(linkEntry({ seq: seq + 1, at: by.at, actor, role, ...event }, hash));
    if (seq - checkpointSeq >= LINES_A_CHECKPOINT) {
      push(linkCheckpoint({ seq: seq + 1, at: by.at, previous: hash }, by.key));
    }
  }
  return { seq, hash, checkpointSeq };
}

/**
 * Records what was done, as the last thing of the transaction that does it. Called by `change`
 * alone.
 * @param events - in their order; many at once cost little more than one.
 * @returns where the trail then ends; undefined where nothing is recorded.
 */
export async function record(
  transaction: Store,
  { sources, auditKey, watch }: Auditing,
  actor: AuditActor,
  events: readonly AuditEvent[],
): Promise<LastSeen | undefined> {
  if (events.length === 0) return undefined;
  const head = await watch.lockEnd(transaction);
  const lines: AuditLine[] = [];
  const at = timeOf(sources.nowSeconds());
  const key = auditKey.privateKey;
  const end = extend(head, lines, events, { actor, at, key });
  await moveAuditHead(transaction, end);
  await addAuditRows(transaction, lines.map(rowOf));
  return lastSeenOf({ ...head, ...end });
}

function rowOf(line: AuditLine) {
  return {
    seq: line.seq,
    action: line.action,
    meter_id: line.meterId ?? null,
    code_id: line.codeId ?? null,
    line: writeLine(line),
  };
}

/** Signs the end of the chain, unless its last line is a checkpoint already. */
export async function recordCheckpoint(
  transaction: Store,
  { sources, auditKey, watch }: Auditing,
): Promise<LastSeen> {
  const head = await watch.lockEnd(transaction);
  if (head.seq === head.checkpointSeq) return lastSeenOf(head);
  const at = timeOf(sources.nowSeconds());
  const next = { seq: head.seq + 1, at, previous: head.hash };
  const line = linkCheckpoint(next, auditKey.privateKey);
  const { seq, hash } = line;
  await moveAuditHead(transaction, { seq, hash, checkpointSeq: seq });
  await addAuditRows(transaction, [rowOf(line)]);
  return lastSeenOf({ ...head, seq, hash });
}
