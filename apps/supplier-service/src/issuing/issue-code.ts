import { refusingFields } from "@utrn-lab/http-host";
import { type Plan, planCode, printCode, signPlan } from "@utrn-lab/utrn";
import { checkLimits } from "../access/limits.ts";
import { askApproval } from "../approvals/ask-approval.ts";
import { isAboveLine } from "../approvals/line.ts";
import { type AuditEvent, record } from "../audit/record.ts";
import { lockMeter, meterOrProblem, requireMeter } from "../meters/find-meter.ts";
import { type Forecast, forecastCode } from "../rules/forecast.ts";
import { refusalOf } from "../rules/issue-refusals.ts";
import type { IssueRequest } from "../rules/issue-request.ts";
import type { Actor } from "../rules/roles.ts";
import type { Supplier } from "../service.ts";
import { warmSecret } from "../signing/warm-secret.ts";
import { addCode, unsettledCodes } from "../store/codes.ts";
import { knownAccount, knownCounters, outstandingCode } from "../store/known.ts";
import { findMeterSettings } from "../store/meter-settings.ts";
import { spendCounter } from "../store/meters.ts";
import type { MeterRow, Store } from "../store/tables.ts";
import { transact } from "../store/transact.ts";
import { answerOnce } from "./answer-once.ts";
import { refusalProblem } from "./refusal-problem.ts";

async function forecast(
  store: Store,
  { sources, thresholds }: Supplier,
  meter: MeterRow,
  plan: Plan,
): Promise<Forecast> {
  const unsettled = (await unsettledCodes(store, meter)).map(outstandingCode);
  const account = knownAccount(meter, await findMeterSettings(store, meter.meter_id));
  const known = { account, paymentDebtPercentMax: thresholds.paymentDebtPercentMax };
  return forecastCode(knownCounters(meter), unsettled, plan, sources.nowSeconds(), known);
}

/** Says what would be issued, without a code and without using a counter. */
export async function previewCode(
  supplier: Supplier,
  actor: Actor,
  meterId: string,
  request: IssueRequest,
) {
  const plan = refusingFields(() => planCode(request.commands, request.digits));
  const meter = await requireMeter(supplier.store, meterId);
  await checkLimits(supplier.store, actor, plan.commands);
  const found = await forecast(supplier.store, supplier, meter, plan);
  const { digits, commands } = plan;
  const { utrnCounter, warnings } = found;
  const wouldBeRefused = refusalOf(found, request, supplier.thresholds) ?? null;
  const needsApproval = await isAboveLine(supplier.store, commands);
  return { digits, commands, utrnCounter, warnings, wouldBeRefused, needsApproval };
}

/** A code about to be signed. */
interface Issuing {
  readonly codeId: string;
  readonly meter: MeterRow;
  readonly plan: Plan;
  readonly request: IssueRequest;
  readonly found: Forecast;
}

function issuedEvent({ meter, codeId, plan, found }: Issuing): AuditEvent {
  const { meter_id: meterId } = meter;
  const { utrnCounter } = found;
  const commands = plan.commands.map(({ type }) => type);
  const details = { digits: plan.digits, commands };
  return { action: "code.issued", meterId, codeId, utrnCounter, details };
}

/**
 * Takes the next counter, signs under it and stores both, inside one transaction: the counter is the
 * code's alone once it commits, and the code leaves the process only then. A crash before that has
 * shown nobody a signature, so the counter is free for another payload (code-format.md 4, 5).
 */
async function signNext(
  transaction: Store,
  supplier: Supplier,
  { codeId, meter, plan, request, found }: Issuing,
): Promise<string> {
  const { utrnCounter, warnings } = found;
  const { digits, commands } = plan;
  const code = signPlan(await supplier.signer.secretOf(meter), plan, utrnCounter);
  await spendCounter(transaction, meter.meter_id, utrnCounter);
  await addCode(transaction, {
    code_id: codeId,
    meter_id: meter.meter_id,
    counter: utrnCounter,
    digits,
    code,
    commands: JSON.stringify(commands),
    note: request.note ?? null,
    reason: request.reason ?? null,
    status: "issued",
    issued_at: supplier.sources.nowSeconds(),
    voided_at: null,
    void_reason: null,
    confirmed_on: null,
  });
  const printed = printCode(code);
  const status = "issued";
  return JSON.stringify({ codeId, code, printed, utrnCounter, digits, commands, status, warnings });
}

/** Signs, stores and records a code. */
async function issueNow(
  transaction: Store,
  supplier: Supplier,
  actor: Actor,
  issuing: Issuing,
): Promise<string> {
  const response = await signNext(transaction, supplier, issuing);
  await record(transaction, supplier, actor, issuedEvent(issuing));
  return response;
}

/** Has a code wait for a second person: nothing is signed, and no counter is used. */
async function askForCode(
  transaction: Store,
  supplier: Supplier,
  actor: Actor,
  { codeId, meter, plan, request, found }: Issuing,
): Promise<string> {
  const asked = { approvalId: codeId, kind: "code", meterId: meter.meter_id, request } as const;
  await askApproval(transaction, supplier, actor, asked);
  const { digits, commands } = plan;
  const { warnings } = found;
  const status = "awaiting_approval";
  return JSON.stringify({ codeId, approvalId: codeId, digits, commands, status, warnings });
}

/** What issuing would mean now. Throws Problem where it is refused, to this role or at all. */
async function judge(
  transaction: Store,
  supplier: Supplier,
  actor: Actor,
  meter: MeterRow,
  { plan, request }: Pick<Issuing, "plan" | "request">,
): Promise<Forecast> {
  await checkLimits(transaction, actor, plan.commands);
  const found = await forecast(transaction, supplier, meter, plan);
  const refusal = refusalOf(found, request, supplier.thresholds);
  if (refusal !== undefined) throw refusalProblem(refusal, found, request);
  return found;
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
  supplier: Supplier,
  actor: Actor,
  asked: { readonly codeId: string; readonly meterId: string; readonly request: IssueRequest },
): Promise<Plan> {
  const { codeId, meterId, request } = asked;
  const plan = planCode(request.commands, request.digits);
  const meter = meterOrProblem(await lockMeter(transaction, meterId));
  const found = await judge(transaction, supplier, actor, meter, { plan, request });
  await issueNow(transaction, supplier, actor, { codeId, meter, plan, request, found });
  return plan;
}

/**
 * Issues a code. Whatever crashes, repeats or runs beside it, no two payloads get one counter.
 * @param actor - who asks, and is held to its limits.
 * @param idempotencyKey - sent again with the same request, it gets the same answer.
 * @returns the answer's body, as text: what a repetition gets byte for byte. Above the approval line its
 *   `status` is `awaiting_approval`, and it holds no code.
 * @throws Problem naming what is wrong with the request, with nothing spent.
 */
export async function issueCode(
  supplier: Supplier,
  actor: Actor,
  meterId: string,
  request: IssueRequest,
  idempotencyKey: string | undefined,
): Promise<string> {
  const plan = refusingFields(() => planCode(request.commands, request.digits));
  const once = { request: { meterId, request }, idempotencyKey };
  await warmSecret(supplier.store, supplier.signer, meterId);
  const { response, isIssued } = await transact(supplier.store, async (transaction) => {
    // The lock comes first: a repetition that waited for it then sees what the first one has stored.
    const locked = await lockMeter(transaction, meterId);
    const mustWait = await isAboveLine(transaction, plan.commands);
    const { response, isNew } = await answerOnce(transaction, once, async () => {
      const meter = meterOrProblem(locked);
      const found = await judge(transaction, supplier, actor, meter, { plan, request });
      const asked = { codeId: supplier.sources.newId(), meter, plan, request, found };
      return (mustWait ? askForCode : issueNow)(transaction, supplier, actor, asked);
    });
    return { response, isIssued: isNew && !mustWait };
  });
  if (isIssued) supplier.metrics.countIssued(plan, 1);
  return response;
}
