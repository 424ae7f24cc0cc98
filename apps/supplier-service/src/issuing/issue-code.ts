import { parseInput } from "@utrn-lab/http-host";
import {
  type CodeLength,
  type Command,
  type Plan,
  planCode,
  printCode,
  signPlan,
} from "@utrn-lab/utrn";
import { askApproval } from "../approvals/ask-approval.ts";
import { isAboveLine } from "../approvals/line.ts";
import { type Changed, change } from "../audit/change.ts";
import type { AuditEvent } from "../audit/record.ts";
import { meterOrProblem } from "../meters/find-meter.ts";
import type { Forecast } from "../rules/forecast.ts";
import type { IssueRequest } from "../rules/issue-request.ts";
import type { Actor } from "../rules/roles.ts";
import type { Warning } from "../rules/warnings.ts";
import type { Signer } from "../signing/signer.ts";
import { warmSecret } from "../signing/warm-secret.ts";
import { addCode } from "../store/codes.ts";
import { lockMeter, type MeterRecord, spendCounter } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import { type Answer, answerOnce } from "./answer-once.ts";
import type { Issuer } from "./issuer.ts";
import { judgeCode, type Planned } from "./judge-code.ts";

/** What every answer to a request for a code says. */
interface AskedCode {
  readonly codeId: string;
  readonly digits: CodeLength;
  readonly commands: readonly Command[];
  readonly warnings: readonly Warning[];
}

/** A code that was issued. */
interface IssuedCode extends AskedCode {
  readonly status: "issued";
  readonly code: string;
  /** The same in groups of four. */
  readonly printed: string;
  readonly utrnCounter: number;
}

/** A code that waits for a second person: nothing is signed, and no counter is used. */
interface AwaitingCode extends AskedCode {
  readonly status: "awaiting_approval";
  readonly approvalId: string;
}

/** A code about to be signed, or to wait. */
interface NextCode extends Planned {
  readonly codeId: string;
  readonly meter: MeterRecord;
  readonly found: Forecast;
  readonly nowSeconds: number;
}

function issuedEvent({ meter, codeId, plan, found }: NextCode): AuditEvent {
  const { meter_id: meterId } = meter;
  const { utrnCounter } = found;
  const commands = plan.commands.map(({ type }) => type);
  const details = { digits: plan.digits, commands };
  return { action: "code.issued", meterId, codeId, utrnCounter, details };
}

/**
 * Takes the next counter, signs under it and stores both, inside one transaction: the counter is
 * the code's alone once it commits, and the code leaves the process only then. A crash before that
 * has shown nobody a signature, so the counter is free for another payload (code-format.md 4, 5).
 */
async function issueNow(
  transaction: Store,
  signer: Signer,
  next: NextCode,
): Promise<Changed<IssuedCode>> {
  const { codeId, meter, plan, request, found, nowSeconds } = next;
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
async function askForCode(
  transaction: Store,
  actor: Actor,
  { codeId, meter, plan, request, found, nowSeconds }: NextCode,
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

/**
 * Issues a code that a second person has approved, as it would be issued now.
 * @param transaction - the one that keeps the approval.
 * @param actor - who approved; the limits of that role hold.
 * @param asked - the id that the code was promised under, and what was asked for.
 * @returns what was signed.
 */
export async function issueApproved(
  transaction: Store,
  { signer, thresholds, sources }: Issuer,
  actor: Actor,
  asked: { readonly codeId: string; readonly meterId: string; readonly request: IssueRequest },
): Promise<Changed<Plan>> {
  const { codeId, meterId, request } = asked;
  const plan = planCode(request.commands, request.digits);
  const planned = { plan, request };
  const meter = meterOrProblem(await lockMeter(transaction, meterId));
  const nowSeconds = sources.nowSeconds();
  const found = await judgeCode(transaction, actor, meter, planned, { thresholds, nowSeconds });
  const next = { ...planned, codeId, meter, found, nowSeconds };
  const { events } = await issueNow(transaction, signer, next);
  return { result: plan, events };
}

/**
 * Issues a code. Whatever crashes, repeats or runs beside it, no two payloads get one counter.
 * @param actor - who asks, and is held to its limits.
 * @param idempotencyKey - sent again with the same request, it gets the same answer.
 * @returns the code; above the approval line one that waits for a second person.
 * @throws Problem naming what is wrong with the request, with nothing spent.
 */
export async function issueCode(
  issuer: Issuer,
  actor: Actor,
  meterId: string,
  request: IssueRequest,
  idempotencyKey: string | undefined,
): Promise<Answer<IssuedCode | AwaitingCode>> {
  const { signer, thresholds, sources } = issuer;
  const plan = parseInput(() => planCode(request.commands, request.digits));
  const planned = { plan, request };
  const once = { request: { meterId, request }, idempotencyKey };
  await warmSecret(issuer.store, signer, meterId);
  const answer = await change(issuer, actor, async (transaction) => {
    // The lock comes first: a repetition that waited for it then sees what the first one has
    // stored.
    const locked = await lockMeter(transaction, meterId);
    const mustWait = await isAboveLine(transaction, plan.commands);
    return answerOnce<IssuedCode | AwaitingCode>(transaction, once, async () => {
      const meter = meterOrProblem(locked);
      const nowSeconds = sources.nowSeconds();
      const judging = { thresholds, nowSeconds };
      const found = await judgeCode(transaction, actor, meter, planned, judging);
      const next = { ...planned, codeId: sources.newId(), meter, found, nowSeconds };
      if (mustWait) return askForCode(transaction, actor, next);
      return issueNow(transaction, signer, next);
    });
  });
  const isIssued = !answer.isRepeated && answer.value.status === "issued";
  if (isIssued) issuer.metrics.countIssued(plan, 1);
  return answer;
}
