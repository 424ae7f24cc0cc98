import { strict as assert } from "node:assert";
import { Problem } from "@utrn-lab/http-host";
import type { Refusal } from "@utrn-lab/utrn";
import { dateOfDay, dayOfTime, raisesFloor } from "@utrn-lab/utrn/rules";
import {
  type Channel,
  isOpen,
  type LifeEvent,
  REFUSAL_PROOFS,
  stateAfter,
} from "../rules/code-life.ts";
import { isOvertakenForGood } from "../rules/overtaken.ts";
import { findApproval } from "../store/approvals.ts";
import {
  type CodeRecord,
  findCode,
  findCodeToSettle,
  type Outcome,
  openCodesBelow,
  settleCode,
} from "../store/codes.ts";
import { learnApplied } from "../store/meters.ts";
import type { ProofKind, Store } from "../store/tables.ts";

/** Why no code is signed under an id: nobody asked for one, it awaits approval, or was declined. */
async function unsigned(store: Store, codeId: string): Promise<Problem> {
  const asked = await findApproval(store, codeId);
  if (asked?.kind !== "code") return new Problem("not_found", "No code was issued under this id.");
  const { status } = asked;
  return status === "awaiting"
    ? new Problem("awaiting_approval", "A second person has to approve the code first.")
    : new Problem(
        "code_not_pending",
        `The request for the code was ${status} and nothing was signed: issue a new code.`,
      );
}

/**
 * A signed code that must be there.
 * @throws Problem `not_found`, `awaiting_approval`, or `code_not_pending` where its request was
 *   declined.
 */
async function requireCode(store: Store, codeId: string): Promise<CodeRecord> {
  const row = await findCode(store, codeId);
  if (row === undefined) throw await unsigned(store, codeId);
  return row;
}

/**
 * A signed code that can still count: no other is told, or sent, to anybody.
 * @throws Problem `code_not_pending`, or as `requireCode`.
 */
export async function requireOpenCode(store: Store, codeId: string): Promise<CodeRecord> {
  const row = await requireCode(store, codeId);
  if (isOpen(row)) return row;
  throw new Problem(
    "code_not_pending",
    `The code is ${row.status} and must not be typed: issue a new one if it is needed.`,
  );
}

/** What is kept of an event besides the new state. */
type Kept = (row: CodeRecord) => Outcome;

/**
 * Lets something happen to a code, by the state machine of rules/code-life.ts and by nothing else.
 * @param transaction - the caller's.
 * @returns the code as it is then.
 * @throws Problem `code_not_pending` where it cannot happen to this code any more, or as
 *   `requireCode`.
 */
async function happen(
  transaction: Store,
  codeId: string,
  event: LifeEvent,
  kept: Kept,
): Promise<CodeRecord> {
  const row = await findCodeToSettle(transaction, codeId);
  if (row === undefined) throw await unsigned(transaction, codeId);
  const status = stateAfter(row, event);
  if (status === undefined) {
    const why = row.status === "refused" ? `refused for good (${row.refusal})` : row.status;
    throw new Problem("code_not_pending", `The code is already ${why}, which this cannot change.`);
  }
  await settleCode(transaction, codeId, { ...kept(row), status });
  return requireCode(transaction, codeId);
}

/** Sends the digits, or sends them again: always the same ones, counted. */
export function markSent(store: Store, codeId: string, channel: Channel, nowSeconds: number) {
  return happen(store, codeId, "sent", (row) => ({
    sent_count: row.sent_count + 1,
    sent_at: nowSeconds,
    sent_channel: channel,
  }));
}

/** The digits did not reach the customer. */
export function markLost(store: Store, codeId: string, reason: string, nowSeconds: number) {
  return happen(store, codeId, "lost", () => ({ lost_at: nowSeconds, lost_reason: reason }));
}

/** Withdraws a code in the records; the meter cannot know. */
export function markVoid(store: Store, codeId: string, reason: string, nowSeconds: number) {
  return happen(store, codeId, "voided", () => ({ voided_at: nowSeconds, void_reason: reason }));
}

/** What is known of a proof: the meter's day, and what proved it. */
interface ProofOf {
  readonly date: string;
  readonly by: ProofKind;
  /** Whether the meter left out what later codes had overtaken. */
  readonly isInPart?: boolean;
}

/**
 * Keeps the proof that a meter has applied a code, learns the meter's counters by it, and settles
 * the earlier codes that it overtakes. The first proof stays.
 * @returns the codes that it overtakes, as they are then.
 */
export async function markConfirmed(
  transaction: Store,
  row: CodeRecord,
  { date, by, isInPart = false }: ProofOf,
): Promise<readonly CodeRecord[]> {
  if (isInPart) await settleCode(transaction, row.code_id, { applied_in_part: 1 });
  if (row.status === "confirmed") return [];
  await happen(transaction, row.code_id, "confirmed", (now) =>
    now.status === "confirmed" ? {} : { confirmed_on: date, confirmed_by: by },
  );
  const { commands } = row;
  await learnApplied(transaction, row.meter_id, row.counter, raisesFloor(commands));
  const overtaken: CodeRecord[] = [];
  for (const earlier of await openCodesBelow(transaction, row.meter_id, row.counter)) {
    if (!isOvertakenForGood(earlier.commands, commands, date)) continue;
    if (stateAfter(earlier, "superseded") === undefined) continue;
    const by = { superseded_by: row.code_id };
    overtaken.push(await happen(transaction, earlier.code_id, "superseded", () => by));
  }
  return overtaken;
}

/**
 * Keeps why the meter refused a code, and what that proves: a duplicate was applied, a superseded
 * one is settled, and others may be tried again or never will be taken.
 * @returns the code, and those that its proof overtakes.
 */
export async function markRefused(
  transaction: Store,
  codeId: string,
  refusal: Refusal,
  nowSeconds: number,
): Promise<readonly [CodeRecord, ...CodeRecord[]]> {
  const { event } = REFUSAL_PROOFS[refusal];
  const refused = { refusal, refused_at: nowSeconds };
  if (event !== "confirmed") return [await happen(transaction, codeId, event, () => refused)];
  const row = await requireCode(transaction, codeId);
  assert(stateAfter(row, event) !== undefined, "proof wins over records");
  const date = dateOfDay(dayOfTime(nowSeconds));
  const overtaken = await markConfirmed(transaction, row, { date, by: "duplicate" });
  return [await requireCode(transaction, codeId), ...overtaken];
}
