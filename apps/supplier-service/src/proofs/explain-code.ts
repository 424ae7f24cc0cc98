import { type ReadCode, type ReadRejection, readCode, stripPrinting } from "@utrn-lab/utrn";
import { dateOfDay, dayOfTime } from "@utrn-lab/utrn/rules";
import { type AuditedStore, type Changed, change } from "../audit/change.ts";
import { timeOf } from "../iso-time.ts";
import { meterOrProblem } from "../meters/find-meter.ts";
import type { CodeStatus } from "../rules/code-life.ts";
import type { Actor } from "../rules/roles.ts";
import type { Signer } from "../signing/signer.ts";
import { type CodeRecord, codesEndingWith, findDigits } from "../store/codes.ts";
import { lockMeter, type MeterRecord } from "../store/meters.ts";
import type { Store, WrongExplanationRow } from "../store/tables.ts";
import { addWrongExplanation, countWrongExplanations } from "../store/wrong-explanations.ts";
import { isGuess, refuseGuesses } from "./guesses.ts";
import { inspectTyped, type TypedInspection } from "./inspect-typed.ts";
import {
  readAgainstIssued,
  type SecretSource,
  secretOfCode,
  type Unverified,
} from "./verify-confirmation.ts";

/** The code that was issued, as far as it is told with an explanation. */
interface Issue {
  readonly codeId: string;
  readonly meterId: string;
  readonly status: CodeStatus;
  readonly issuedAt: string;
  readonly confirmedOn: string | null;
}

/** Whether a code is true of a meter, and which issued code it is about. */
interface Verification {
  readonly verifies: boolean;
  readonly reason?: ReadRejection["reason"] | Unverified["reason"] | "first_revision";
  readonly utrnCounter?: number;
  readonly issue: Issue | null;
}

function viewOf(row: CodeRecord): Issue {
  const { code_id: codeId, meter_id: meterId, status, confirmed_on: confirmedOn } = row;
  return { codeId, meterId, status, issuedAt: timeOf(row.issued_at), confirmedOn };
}

function issueOf(row: CodeRecord | undefined): Issue | null {
  return row === undefined ? null : viewOf(row);
}

function verdict(read: ReadCode | ReadRejection, row: CodeRecord | undefined): Verification {
  return read.ok
    ? { verifies: true, utrnCounter: read.utrnCounter, issue: issueOf(row) }
    : { verifies: false, reason: read.reason, issue: null };
}

/** Reads a code that was not issued here near every counter that a meter may stand at. */
async function verifyNearKnown(
  signer: Signer,
  meter: MeterRecord,
  code: string,
): Promise<Verification> {
  const secret = await signer.secretOf(meter);
  const first = readCode(secret, code, meter.last_counter);
  const isWrong = !first.ok && first.reason === "not_authentic";
  return verdict(isWrong ? readCode(secret, code, meter.known_highest) : first, undefined);
}

/** A command code of the format's first revision was ours, and no meter takes it any more. */
function explainFirstRevision(row: CodeRecord): Verification {
  return { verifies: false, reason: "first_revision", issue: issueOf(row) };
}

async function verifyIssued(
  secrets: SecretSource,
  meter: MeterRecord,
  row: CodeRecord,
): Promise<Verification> {
  const secret = await secretOfCode(secrets, meter, row);
  if ("reason" in secret) return { verifies: false, reason: secret.reason, issue: issueOf(row) };
  return verdict(readCode(secret, row.code, row.counter), row);
}

async function verifyAnswer(
  store: Store,
  secrets: SecretSource,
  meter: MeterRecord,
  code: string,
  day: string,
): Promise<Verification> {
  const at = { date: day, clockDays: meter.clock_days };
  const found = await readAgainstIssued(store, secrets, meter, code, at);
  if (!("confirmation" in found)) return { verifies: false, reason: found.reason, issue: null };
  const { utrnCounter } = found.confirmation;
  return { verifies: true, utrnCounter, issue: issueOf(found.row) };
}

/**
 * Verifies a code that was not issued here, and counts a wrong one: whoever may ask could guess.
 * The count is this door's own, or a reader could use up the attempts that confirmations have.
 * @param verify - called where the meter has attempts left today.
 */
async function verifyOther(
  transaction: Store,
  at: WrongExplanationRow & { readonly nowSeconds: number },
  verify: () => Promise<Verification>,
): Promise<Changed<Verification>> {
  const { nowSeconds, ...row } = at;
  refuseGuesses(await countWrongExplanations(transaction, row), "codes to explain", nowSeconds);
  const result = await verify();
  const isCounted = isGuess(result.reason) && (await addWrongExplanation(transaction, row));
  if (!isCounted) return { result, events: [] };
  const details = { reason: result.reason ?? null };
  const event = { action: "explanation.refused", meterId: row.meter_id, details } as const;
  return { result, events: [event] };
}

/** What a code says, and for a meter whether it is true; without one, for whom it was issued. */
type Explanation = TypedInspection & {
  readonly verification?: Verification;
  readonly issues?: Issue[];
  readonly digitsHidden?: true;
};

/** How many meters' codes of the same digits are told of: of 20 digits 32 bits are the meter's. */
const ISSUES_MAX = 20;

/**
 * The codes that were issued here with these digits, the newest first. It is for those who see
 * codes: of a campaign's hundred thousand codes somebody else could guess one.
 */
async function findIssues(store: Store, { seesCodes }: Actor, code: string) {
  if (!seesCodes) return { issues: [], digitsHidden: true as const };
  if (!/^([0-9]{20}){1,3}$/.test(code)) return { issues: [] };
  const rows = await codesEndingWith(store, code, ISSUES_MAX);
  return { issues: rows.filter((row) => row.code === code).map(viewOf) };
}

/**
 * Says what a code is: every field, and with a meter whether it is true and which code it is about,
 * or without one which codes were issued here with these digits.
 * @param actor - who asks.
 * @param typed - a code or a confirmation code, as people type it.
 * @param meterId - whose code it is thought to be.
 * @throws Problem `not_found`, or `too_many_attempts` after five different wrong ones that day.
 */
export async function explainCode(
  explaining: AuditedStore & SecretSource,
  actor: Actor,
  typed: string,
  meterId: string | undefined,
): Promise<Explanation> {
  const inspection = inspectTyped(typed);
  if (meterId === undefined) {
    return { ...inspection, ...(await findIssues(explaining.store, actor, stripPrinting(typed))) };
  }
  const nowSeconds = explaining.sources.nowSeconds();
  const day = dateOfDay(dayOfTime(nowSeconds));
  return change<Explanation>(explaining, actor, async (transaction) => {
    const meter = meterOrProblem(await lockMeter(transaction, meterId));
    const code = stripPrinting(typed);
    const row = await findDigits(transaction, meterId, code);
    // First: the long ones have other check digits, and fail there.
    if (row?.format_revision === 1) {
      return { result: { ...inspection, verification: explainFirstRevision(row) }, events: [] };
    }
    if (inspection.kind === "refused") return { result: inspection, events: [] };
    if (row !== undefined) {
      const verification = await verifyIssued(explaining, meter, row);
      return { result: { ...inspection, verification }, events: [] };
    }
    const at = { meter_id: meterId, day, code, nowSeconds };
    const { result: verification, events } = await verifyOther(transaction, at, () =>
      inspection.kind === "code"
        ? verifyNearKnown(explaining.signer, meter, code)
        : verifyAnswer(transaction, explaining, meter, code, day),
    );
    return { result: { ...inspection, verification }, events };
  });
}
