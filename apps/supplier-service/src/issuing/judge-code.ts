import { strict as assert } from "node:assert";
import { type Problem, parseInput } from "@utrn-lab/http-host";
import { type CodeLength, type Command, type Plan, planCode } from "@utrn-lab/utrn";
import { type CodeGift, type DaySums, readDaySums } from "../access/day-sums.ts";
import { dayPassed, limitPassed, limitsIn } from "../access/limits.ts";
import { isAboveLine, lineIn } from "../approvals/line.ts";
import { requireMeter } from "../meters/find-meter.ts";
import { effectOf } from "../rules/amounts.ts";
import type { Forecast } from "../rules/forecast.ts";
import { type RefusalCode, refusalOf, unacknowledged } from "../rules/issue-refusals.ts";
import type { IssueRequest } from "../rules/issue-request.ts";
import type { Actor } from "../rules/roles.ts";
import type { Thresholds } from "../rules/thresholds.ts";
import type { Warning, WarningCode } from "../rules/warnings.ts";
import type { MeterRecord } from "../store/meters.ts";
import { type Policies, readPolicies } from "../store/policies.ts";
import type { Store } from "../store/tables.ts";
import { forecastMeters, type Judging } from "./forecast-meters.ts";
import { refusalProblem } from "./refusal-problem.ts";

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

/** A code that somebody asks for, for a meter that is there. */
export interface Wanted extends Planned {
  readonly actor: Actor;
  readonly meter: MeterRecord;
}

/** What codes are judged by, read for all of them at once. */
export interface Knowledge {
  readonly policies: Policies;
  readonly sums: DaySums;
  readonly forecasts: ReadonlyMap<string, Forecast>;
  readonly thresholds: Thresholds;
}

/** What a code gives, by whom and to which meter. */
export function giftOf({ actor, meter, plan }: Wanted): CodeGift {
  const { givenPence } = effectOf(plan.commands);
  return { keyId: actor.keyId, meterId: meter.meter_id, givenPence };
}

/**
 * Reads what codes are judged by.
 * @param store - where the answer counts, the transaction that has locked their meters.
 * @param wanted - one a meter.
 */
export async function readKnowledge(
  store: Store,
  wanted: readonly Wanted[],
  policies: Policies,
  { thresholds, nowSeconds }: Judging,
): Promise<Knowledge> {
  const line = lineIn(policies);
  const limits = wanted.map(({ actor }) => limitsIn(policies, actor.role));
  const held = line === null ? limits : [...limits, line];
  const sums = await readDaySums(store, wanted.map(giftOf), held, nowSeconds);
  const forecasts = await forecastMeters(store, wanted, { thresholds, nowSeconds });
  return { policies, sums, forecasts, thresholds };
}

function forecastOf({ forecasts }: Knowledge, { meter }: Wanted): Forecast {
  const found = forecasts.get(meter.meter_id);
  assert(found !== undefined, "every meter has its forecast");
  return found;
}

function passedDay({ policies, sums }: Knowledge, wanted: Wanted): Problem | undefined {
  return dayPassed(limitsIn(policies, wanted.actor.role), sums, giftOf(wanted));
}

/** Whether a code is above the approval line. */
export function mustWait({ policies, sums }: Knowledge, wanted: Wanted): boolean {
  return isAboveLine(lineIn(policies), wanted.plan.commands, sums, giftOf(wanted));
}

/**
 * What issuing a code means now, or Problem where it is refused, also where its day is used up.
 * What one code may give, and whether it must wait, the caller judges.
 */
export function judgeCode(knowledge: Knowledge, wanted: Wanted): Forecast | Problem {
  const passed = passedDay(knowledge, wanted);
  if (passed !== undefined) return passed;
  const { meter, request } = wanted;
  const found = forecastOf(knowledge, wanted);
  const refusal = refusalOf(meter, found, request, knowledge.thresholds);
  return refusal === undefined ? found : refusalProblem(refusal, found, request);
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
  const policies = await readPolicies(store);
  const { digits, commands } = plan;
  const wanted = { actor, meter, plan, request };
  const knowledge = await readKnowledge(store, [wanted], policies, judging);
  const passed =
    limitPassed(limitsIn(policies, actor.role), commands) ?? passedDay(knowledge, wanted);
  if (passed !== undefined) throw passed;
  const found = forecastOf(knowledge, wanted);
  const { utrnCounter, warnings } = found;
  const wouldBeRefused = refusalOf(meter, found, request, judging.thresholds) ?? null;
  const needsApproval = mustWait(knowledge, wanted);
  const toAcknowledge = unacknowledged(found, {}).map(({ code }) => code);
  return { digits, commands, utrnCounter, warnings, toAcknowledge, wouldBeRefused, needsApproval };
}
