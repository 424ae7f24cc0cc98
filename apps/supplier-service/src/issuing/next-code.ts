import { type CodeLength, type Command, printCode, signPlan } from "@utrn-lab/utrn";
import { countGifts } from "../access/day-sums.ts";
import { askApproval } from "../approvals/ask-approval.ts";
import type { Changed } from "../audit/change.ts";
import { detailsOfCommands } from "../audit/events.ts";
import type { AuditEvent } from "../audit/record.ts";
import { timeOf } from "../iso-time.ts";
import type { Forecast } from "../rules/forecast.ts";
import type { Warning } from "../rules/warnings.ts";
import { addSingleCodes, type SingleCode, spendCounters } from "../store/meter-batches.ts";
import type { Store } from "../store/tables.ts";
import type { CodeIssuer } from "./issuer.ts";
import { giftOf, type Wanted } from "./judge-code.ts";

/** What every answer to a request for a code says. */
interface AskedCode {
  readonly codeId: string;
  readonly digits: CodeLength;
  readonly commands: readonly Command[];
  readonly warnings: readonly Warning[];
}

/** A code that was issued. */
export interface IssuedCode extends AskedCode {
  readonly status: "issued";
  readonly code: string;
  /** The same in groups of four. */
  readonly printed: string;
  readonly utrnCounter: number;
}

/** A code that waits for a second person: nothing is signed, and no counter is used. */
export interface AwaitingCode extends AskedCode {
  readonly status: "awaiting_approval";
  readonly approvalId: string;
}

/** A code about to be signed, or to wait: whoever wants it issues it, or asks for it. */
export interface NextCode extends Wanted {
  readonly codeId: string;
  readonly found: Forecast;
}

function issuedEvent({ meter, codeId, plan, found }: NextCode, nowSeconds: number): AuditEvent {
  const { meter_id: meterId } = meter;
  const { utrnCounter } = found;
  const { digits, commands } = plan;
  const details = { digits, ...detailsOfCommands(commands), issuedAt: timeOf(nowSeconds) };
  return { action: "code.issued", meterId, codeId, utrnCounter, details };
}

function rowOf(next: NextCode, code: string, nowSeconds: number): SingleCode {
  const { codeId, meter, plan, request, found } = next;
  return {
    code_id: codeId,
    meter_id: meter.meter_id,
    counter: found.utrnCounter,
    digits: plan.digits,
    code,
    commands: plan.commands,
    note: request.note ?? null,
    reason: request.reason ?? null,
    status: "issued",
    issued_at: nowSeconds,
  };
}

function issuedCode(
  { found: { utrnCounter, warnings }, plan }: NextCode,
  row: SingleCode,
): IssuedCode {
  const { code_id: codeId, code } = row;
  const { digits, commands } = plan;
  const printed = printCode(code);
  return { codeId, code, printed, utrnCounter, digits, commands, status: "issued", warnings };
}

/**
 * Takes the next counter of each meter, signs under it and stores both, inside one transaction: the
 * counter is the code's alone once it commits, and the code leaves the process only then. A crash
 * before that has shown nobody a signature, so the counter is free for another payload
 * (code-format.md 4, 5).
 * @param next - one a meter.
 */
export async function issueNow(
  transaction: Store,
  signer: CodeIssuer["signer"],
  next: readonly NextCode[],
  nowSeconds: number,
): Promise<Changed<IssuedCode>[]> {
  if (next.length === 0) return [];
  const issued: Changed<IssuedCode>[] = [];
  const rows: SingleCode[] = [];
  for (const each of next) {
    const secret = await signer.secretOf(each.meter);
    const row = rowOf(each, signPlan(secret, each.plan, each.found.utrnCounter), nowSeconds);
    rows.push(row);
    issued.push({ result: issuedCode(each, row), events: [issuedEvent(each, nowSeconds)] });
  }
  await spendCounters(
    transaction,
    rows.map(({ meter_id }) => meter_id),
  );
  await addSingleCodes(transaction, rows);
  await countGifts(transaction, next.map(giftOf), nowSeconds);
  return issued;
}

/** Has a code wait for a second person. */
export async function askForCode(
  transaction: Store,
  { actor, codeId, meter, plan, request, found }: NextCode,
  nowSeconds: number,
): Promise<Changed<AwaitingCode>> {
  const { meter_id } = meter;
  const asked = { approval_id: codeId, kind: "code", meter_id, request } as const;
  const events = await askApproval(transaction, actor, asked, nowSeconds);
  const { digits, commands } = plan;
  const { warnings } = found;
  const status = "awaiting_approval";
  const result = { codeId, approvalId: codeId, digits, commands, status, warnings } as const;
  return { result, events };
}
