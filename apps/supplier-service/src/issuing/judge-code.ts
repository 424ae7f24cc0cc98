import { parseInput } from "@utrn-lab/http-host";
import { type CodeLength, type Command, type Plan, planCode } from "@utrn-lab/utrn";
import { checkDay, checkLimits } from "../access/limits.ts";
import { isAboveLine } from "../approvals/line.ts";
import { requireMeter } from "../meters/find-meter.ts";
import { type Forecast, forecastCode } from "../rules/forecast.ts";
import { type RefusalCode, refusalOf, unacknowledged } from "../rules/issue-refusals.ts";
import type { IssueRequest } from "../rules/issue-request.ts";
import type { Actor } from "../rules/roles.ts";
import type { Thresholds } from "../rules/thresholds.ts";
import type { Warning, WarningCode } from "../rules/warnings.ts";
import { unsettledCodes } from "../store/codes.ts";
import { debtCodesOf } from "../store/debt-codes.ts";
import { knownAccount, knownCounters, outstandingCode } from "../store/known.ts";
import { findMeterSettings } from "../store/meter-settings.ts";
import type { MeterRecord } from "../store/meters.ts";
import type { Store } from "../store/tables.ts";
import { refusalProblem } from "./refusal-problem.ts";

/** By what, and for which time, codes are judged. */
export interface Judging {
  readonly thresholds: Thresholds;
  readonly nowSeconds: number;
}

/** What is asked for, planned. */
export interface Planned {
  readonly plan: Plan;
  readonly request: IssueRequest;
}

/** What would be issued; no code was made, and no counter used. */
interface CodePreview {
  readonly digits: CodeLength;
  readonly commands: readonly Command[];
  readonly utrnCounter: number;
  readonly warnings: readonly Warning[];
  /** The warnings whose harm has to be accepted, whether the request does so or not. */
  readonly toAcknowledge: readonly WarningCode[];
  readonly wouldBeRefused: RefusalCode | null;
  /** Whether it is above the approval line. */
  readonly needsApproval: boolean;
}

async function forecast(
  store: Store,
  meter: MeterRecord,
  plan: Plan,
  { thresholds, nowSeconds }: Judging,
): Promise<Forecast> {
  const unsettled = (await unsettledCodes(store, meter)).map(outstandingCode);
  const { meter_id: meterId } = meter;
  const debtCodes = await debtCodesOf(store, [meterId], plan.commands);
  const settings = await findMeterSettings(store, meterId);
  const account = knownAccount(meter, settings, debtCodes.get(meterId) ?? []);
  const { paymentDebtPercentMax } = thresholds;
  const known = { account, paymentDebtPercentMax };
  return forecastCode(knownCounters(meter), unsettled, plan, nowSeconds, known);
}

/**
 * What issuing a code means now, for a meter that the caller's transaction has locked.
 * @throws Problem where it is refused, also where its day is used up.
 */
export async function judgeCode(
  transaction: Store,
  actor: Actor,
  meter: MeterRecord,
  { plan, request }: Planned,
  judging: Judging,
): Promise<Forecast> {
  const { nowSeconds } = judging;
  await checkDay(transaction, actor, plan.commands, { meterId: meter.meter_id, nowSeconds });
  const found = await forecast(transaction, meter, plan, judging);
  const refusal = refusalOf(meter, found, request, judging.thresholds);
  if (refusal !== undefined) throw refusalProblem(refusal, found, request);
  return found;
}

/** Says what would be issued, without a code and without using a counter. */
export async function previewCode(
  store: Store,
  actor: Actor,
  meterId: string,
  request: IssueRequest,
  judging: Judging,
): Promise<CodePreview> {
  const plan = parseInput(() => planCode(request.commands, request.digits));
  const meter = await requireMeter(store, meterId);
  const at = { keyId: actor.keyId, meterId, nowSeconds: judging.nowSeconds };
  await checkLimits(store, actor, plan.commands);
  await checkDay(store, actor, plan.commands, at);
  const found = await forecast(store, meter, plan, judging);
  const { digits, commands } = plan;
  const { utrnCounter, warnings } = found;
  const wouldBeRefused = refusalOf(meter, found, request, judging.thresholds) ?? null;
  const needsApproval = await isAboveLine(store, commands, at);
  const toAcknowledge = unacknowledged(found, {}).map(({ code }) => code);
  return { digits, commands, utrnCounter, warnings, toAcknowledge, wouldBeRefused, needsApproval };
}
