import { type CodeLength, type Command, printCode, signPlan } from "@utrn-lab/utrn";
import { countGift } from "../access/day-sums.ts";
import { askApproval } from "../approvals/ask-approval.ts";
import type { Changed } from "../audit/change.ts";
import { detailsOfCommands } from "../audit/events.ts";
import type { AuditEvent } from "../audit/record.ts";
import { timeOf } from "../iso-time.ts";
import { effectOf } from "../rules/amounts.ts";
import type { Forecast } from "../rules/forecast.ts";
import type { Actor } from "../rules/roles.ts";
import type { Warning } from "../rules/warnings.ts";
import type { Signer } from "../signing/signer.ts";
import { addCode } from "../store/codes.ts";
import { type MeterRecord, spendCounter } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import type { Planned } from "./judge-code.ts";

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

/** A code about to be signed, or to wait. */
interface NextCode extends Planned {
  /** Whose key issues it, or asks for it. */
  readonly actor: Actor;
  readonly codeId: string;
  readonly meter: MeterRecord;
  readonly found: Forecast;
  readonly nowSeconds: number;
}

function issuedEvent({ meter, codeId, plan, found, nowSeconds }: NextCode): AuditEvent {
  const { meter_id: meterId } = meter;
  const { utrnCounter } = found;
  const { digits, commands } = plan;
  const details = { digits, ...detailsOfCommands(commands), issuedAt: timeOf(nowSeconds) };
  return { action: "code.issued", meterId, codeId, utrnCounter, details };
}

/**
 * Takes the next counter, signs under it and stores both, inside one transaction: the counter is
 * the code's alone once it commits, and the code leaves the process only then. A crash before that
 * has shown nobody a signature, so the counter is free for another payload (code-format.md 4, 5).
 */
export async function issueNow(
  transaction: Store,
  signer: Signer,
  next: NextCode,
): Promise<Changed<IssuedCode>> {
  const { actor, codeId, meter, plan, request, found, nowSeconds } = next;
  const { utrnCounter, warnings } = found;
  const { digits, commands } = plan;
  const code = signPlan(await signer.secretOf(meter), plan, utrnCounter);
  await spendCounter(transaction, meter.meter_id, utrnCounter);
  await addCode(transaction, {
    code_id: codeId,
    meter_id: meter.meter_id,
    counter: utrnCounter,
    digits,
    code,
    commands,
    note: request.note ?? null,
    reason: request.reason ?? null,
    status: "issued",
    issued_at: nowSeconds,
    voided_at: null,
    void_reason: null,
    confirmed_on: null,
  });
  const { givenPence } = effectOf(commands);
  await countGift(transaction, { keyId: actor.keyId, givenPence, nowSeconds });
  const printed = printCode(code);
  const status = "issued";
  const result = {
    codeId,
    code,
    printed,
    utrnCounter,
    digits,
    commands,
    status,
    warnings,
  } as const;
  return { result, events: [issuedEvent(next)] };
}

/** Has a code wait for a second person. */
export async function askForCode(
  transaction: Store,
  { actor, codeId, meter, plan, request, found, nowSeconds }: NextCode,
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
