import {
  type AuditDetail,
  type AuditLine,
  LINES_A_CHECKPOINT,
  linkCheckpoint,
  linkEntry,
  writeLine,
} from "@utrn-lab/audit-chain";
import { Problem } from "@utrn-lab/http-host";
import { timeOf } from "../iso-time.ts";
import type { Actor } from "../rules/roles.ts";
import type { Sources } from "../sources.ts";
import { addAuditRows, auditHashAt, type DatabaseEnd, moveAuditHead } from "../store/audit.ts";
import type { Store } from "../store/tables.ts";
import type { AuditAction } from "./actions.ts";
import type { AuditKey, AuditMark } from "./audit-key.ts";
import { type LastSeen, lastSeenOf } from "./last-seen.ts";
import type { Watch } from "./watch.ts";

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
export type AuditActor =
  | Actor
  | { readonly keyId: string; readonly role: "service"; readonly requestId?: undefined };

/** Something to record, and who did it. */
export interface Act {
  readonly actor: AuditActor;
  readonly event: AuditEvent;
}

/** How long a process leaves unsigned what it records. */
const SIGNED_EVERY_SECONDS = 300;

const UNKNOWN =
  "The audit trail in the database lacks a line that this service has written and signed: it was " +
  "put back, cut off or made anew, and is not signed. GET /v1/audit/verify names the line.";

/** What a line of the trail is written with. */
export interface Auditing {
  readonly auditKey: AuditKey;
  readonly sources: Pick<Sources, "nowSeconds" | "realSeconds">;
  readonly watch: Watch;
}

/** Where the trail ends after lines were added, and the last of them that signs. */
export interface Recorded {
  readonly end: LastSeen;
  readonly signed: AuditMark | undefined;
}

/** Lines that are added to a trail, in their order, and stored together. */
function extensionOf(head: DatabaseEnd, { auditKey, sources }: Auditing) {
  const realSeconds = sources.realSeconds();
  const at = timeOf(realSeconds);
  let { seq, hash, checkpointSeq } = head;
  // A last checkpoint that somebody has moved past the end holds no signature up.
  if (checkpointSeq > seq) checkpointSeq = 0;
  let signed: AuditMark | undefined;
  const lines: AuditLine[] = [];
  const push = (line: AuditLine) => {
    lines.push(line);
    ({ seq, hash } = line);
  };
  return {
    isEmpty: () => seq === 0,
    unsigned: () => seq - checkpointSeq,
    isSigned: () => signed !== undefined,
    add: ({ event, actor: { keyId: actor, role, requestId } }: Act) => {
      const asked = requestId === undefined ? {} : { requestId };
      push(linkEntry({ seq: seq + 1, at, actor, role, ...asked, ...event }, hash));
    },
    sign: () => {
      const begunBefore = checkpointSeq === 0 && seq > 0;
      const place = { seq: seq + 1, at, previous: hash };
      push(linkCheckpoint(place, auditKey.privateKey, begunBefore));
      checkpointSeq = seq;
      signed = { seq, hash, signedAt: realSeconds };
    },
    store: async (transaction: Store): Promise<Recorded> => {
      await moveAuditHead(transaction, { seq, hash, checkpointSeq });
      await addAuditRows(transaction, lines.map(rowOf));
      return { end: lastSeenOf({ ...head, seq, hash }), signed };
    },
  };
}

function rowOf(line: AuditLine) {
  return {
    seq: line.seq,
    action: line.action,
    meter_id: line.meterId ?? null,
    code_id: line.codeId ?? null,
    request_id: line.requestId ?? null,
    line: writeLine(line),
  };
}

/** Whether this process has signed nothing for so long that it signs what has come since. */
function isSigningDue({ auditKey, sources }: Auditing): boolean {
  const signedAt = auditKey.memory.signed()?.signedAt ?? 0;
  // A clock that was put back holds no signature up.
  return Math.abs(sources.realSeconds() - signedAt) >= SIGNED_EVERY_SECONDS;
}

/**
 * Whether the trail has the lines that this process knows to be in it. One that has not was put
 * back, cut or made anew by somebody: nothing of it is signed.
 */
async function isTrailKnown(store: Store, { memory }: AuditKey): Promise<boolean> {
  for (const place of [memory.signed(), memory.written()]) {
    if (place === undefined) continue;
    if ((await auditHashAt(store, place.seq)) !== place.hash) return false;
  }
  return true;
}

/**
 * Records what was done, as the last thing of the transaction that does it. Called by `change`
 * alone. A trail begins with a checkpoint, has one after every 1,000 lines, and one where this
 * process has signed none for five minutes.
 * @param acts - in their order; many at once cost little more than one.
 * @returns where the trail ends then.
 */
export async function record(
  transaction: Store,
  auditing: Auditing,
  acts: readonly Act[],
): Promise<Recorded | undefined> {
  if (acts.length === 0) return undefined;
  const trail = extensionOf(await auditing.watch.lockEnd(transaction), auditing);
  let maySign: boolean | undefined;
  const signIf = async (isDue: boolean) => {
    if (!isDue) return;
    maySign ??= await isTrailKnown(transaction, auditing.auditKey);
    if (maySign) trail.sign();
  };
  await signIf(trail.isEmpty());
  for (const act of acts) {
    trail.add(act);
    await signIf(trail.unsigned() >= LINES_A_CHECKPOINT);
  }
  await signIf(!trail.isSigned() && isSigningDue(auditing));
  return trail.store(transaction);
}

/**
 * Signs the end of the trail, unless its last line is a checkpoint already.
 * @param when - `due`: only where this process has signed nothing for five minutes.
 * @returns where the trail ends then, or undefined where nothing was added.
 * @throws Problem `audit_trail_unknown`, where the trail is not the one that this process knows.
 */
export async function recordCheckpoint(
  transaction: Store,
  auditing: Auditing,
  when: "now" | "due",
): Promise<Recorded | undefined> {
  const trail = extensionOf(await auditing.watch.lockEnd(transaction), auditing);
  if (!(await isTrailKnown(transaction, auditing.auditKey))) {
    throw new Problem("audit_trail_unknown", UNKNOWN);
  }
  if (trail.unsigned() === 0 && !trail.isEmpty()) return undefined;
  if (when === "due" && !isSigningDue(auditing)) return undefined;
  trail.sign();
  return trail.store(transaction);
}
