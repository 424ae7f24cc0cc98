import {
  type Inspection,
  inspectCode,
  type ReadCode,
  type ReadRejection,
  readCode,
  stripPrinting,
} from "@utrn-lab/utrn";
import { type AuditedStore, change } from "../audit/change.ts";
import { timeOf } from "../iso-time.ts";
import { meterOrProblem } from "../meters/find-meter.ts";
import type { CodeStatus } from "../rules/code-life.ts";
import type { Actor } from "../rules/roles.ts";
import type { Signer } from "../signing/signer.ts";
import { type CodeRecord, findDigits } from "../store/codes.ts";
import { lockMeter, type MeterRecord } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import {
  type SecretSource,
  secretOfCode,
  type Unverified,
  verifyConfirmation,
} from "./verify-confirmation.ts";

/** The code that was issued, as far as it is told with an explanation. */
interface Issue {
  readonly codeId: string;
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

function issueOf(row: CodeRecord | undefined): Issue | null {
  if (row === undefined) return null;
  const { code_id: codeId, status, confirmed_on: confirmedOn } = row;
  return { codeId, status, issuedAt: timeOf(row.issued_at), confirmedOn };
}

/** Reads a code that was not issued here near every counter that a meter may stand at. */
async function readNearKnown(signer: Signer, meter: MeterRecord, code: string) {
  const secret = await signer.secretOf(meter);
  const first = readCode(secret, code, meter.last_counter);
  return first.ok || first.reason !== "not_authentic"
    ? first
    : readCode(secret, code, meter.known_highest);
}

function verdict(read: ReadCode | ReadRejection, row: CodeRecord | undefined): Verification {
  return read.ok
    ? { verifies: true, utrnCounter: read.utrnCounter, issue: issueOf(row) }
    : { verifies: false, reason: read.reason, issue: null };
}

/** A command code of the format's first revision was ours, and no meter takes it any more. */
function explainFirstRevision(row: CodeRecord): Verification {
  return { verifies: false, reason: "first_revision", issue: issueOf(row) };
}

async function verifyCode(
  secrets: SecretSource,
  meter: MeterRecord,
  code: string,
  row: CodeRecord | undefined,
): Promise<Verification> {
  if (row === undefined)
    return verdict(await readNearKnown(secrets.signer, meter, code), undefined);
  const secret = await secretOfCode(secrets, meter, row);
  if ("reason" in secret) return { verifies: false, reason: secret.reason, issue: issueOf(row) };
  return verdict(readCode(secret, code, row.counter), row);
}

/** Guessing here counts as guessing there: this too tells a true confirmation from a false one. */
async function verifyAnswer(
  store: Store,
  secrets: SecretSource,
  meter: MeterRecord,
  code: string,
  nowSeconds: number,
): Promise<Verification> {
  const found = await verifyConfirmation(store, secrets, meter, code, nowSeconds);
  if (!("confirmation" in found)) return { verifies: false, reason: found.reason, issue: null };
  const { utrnCounter } = found.confirmation;
  return { verifies: true, utrnCounter, issue: issueOf(found.row) };
}

/** What a code says, and for a meter whether it is true. */
type Explanation = Inspection & { readonly verification?: Verification };

/**
 * Says what a code is: every field, and with a meter whether it is true and which code it is about.
 * @param actor - who asks.
 * @param typed - a code or a confirmation code, as people type it.
 * @param meterId - whose code it is thought to be.
 */
export async function explainCode(
  explaining: AuditedStore & SecretSource,
  actor: Actor,
  typed: string,
  meterId: string | undefined,
): Promise<Explanation> {
  const inspection = inspectCode(typed);
  if (meterId === undefined) return inspection;
  // A wrong confirmation is counted; the trail has nothing to say of a question.
  return change<Explanation>(explaining, actor, async (transaction) => {
    const meter = meterOrProblem(await lockMeter(transaction, meterId));
    const code = stripPrinting(typed);
    const row = await findDigits(transaction, meterId, code);
    // First: the long ones have other check digits, and fail there.
    if (row?.format_revision === 1) {
      return { result: { ...inspection, verification: explainFirstRevision(row) }, events: [] };
    }
    if (inspection.kind === "refused") return { result: inspection, events: [] };
    const verification =
      inspection.kind === "code"
        ? await verifyCode(explaining, meter, code, row)
        : await verifyAnswer(transaction, explaining, meter, code, explaining.sources.nowSeconds());
    return { result: { ...inspection, verification }, events: [] };
  });
}
