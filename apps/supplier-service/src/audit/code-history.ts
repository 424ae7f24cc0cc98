import type { AuditLine } from "@utrn-lab/audit-chain";
import { OPEN_STATES } from "../rules/code-life.ts";
import type { RecordedCode } from "../store/recorded-codes.ts";

/** Codes of a campaign that were marked as sent in one change: those of some meters. */
export interface SentTurn {
  readonly seq: number;
  /** Undefined in lines of before, which do not say whose codes they were. */
  readonly meters: { readonly after: string; readonly upTo: string } | undefined;
}

/** Where a code stands by the lines about it; undefined is what lines of before do not say. */
interface Standing {
  readonly status: unknown;
  readonly sentCount: unknown;
  readonly refusal: unknown;
  /** Whether it may have been marked as sent, and no line says whether it was. */
  readonly maybeSent: boolean;
}

const ISSUED: Standing = { status: "issued", sentCount: 0, refusal: null, maybeSent: false };

/** A turn as a line about the code, or none where the code is not of its meters. */
function takesPart({ meters }: SentTurn, { meter_id }: RecordedCode): boolean {
  return meters === undefined || (meter_id > meters.after && meter_id <= meters.upTo);
}

function afterTurn(now: Standing, { meters }: SentTurn): Standing {
  const isOpen = OPEN_STATES.some((status) => status === now.status);
  if (!isOpen || (now.refusal ?? null) !== null || (now.sentCount ?? 0) !== 0) return now;
  const isKnown = meters !== undefined && now.sentCount === 0 && now.refusal === null;
  return isKnown ? { ...now, status: "sent", sentCount: 1 } : { ...now, maybeSent: true };
}

function afterLine(now: Standing, { action, details }: AuditLine): Standing {
  if (action === "confirmation.taken") return { ...now, status: "confirmed" };
  if (action !== "code.changed") return now;
  const { status, sentCount, refusal } = details ?? {};
  return { status, sentCount, refusal, maybeSent: false };
}

/**
 * Where a code stands by what the trail says of it.
 * @param lines - about the code, the oldest first.
 * @param turns - of its campaign, the oldest first.
 */
function standingOf(
  row: RecordedCode,
  lines: readonly AuditLine[],
  turns: readonly SentTurn[],
): Standing {
  const marked = turns.filter((turn) => takesPart(turn, row));
  const all = [...lines.map((line) => ({ seq: line.seq, line })), ...marked];
  return all
    .toSorted((one, other) => one.seq - other.seq)
    .reduce(
      (now, each) => ("line" in each ? afterLine(now, each.line) : afterTurn(now, each)),
      ISSUED,
    );
}

/** Whether a code stands where the trail says. */
export function standsAsRecorded(
  row: RecordedCode,
  lines: readonly AuditLine[],
  turns: readonly SentTurn[],
): boolean {
  const { status, sentCount, refusal, maybeSent } = standingOf(row, lines, turns);
  if (maybeSent && row.status === "sent") return true;
  return (
    row.status === status &&
    (sentCount === undefined || row.sent_count === sentCount) &&
    (refusal === undefined || row.refusal === refusal)
  );
}
