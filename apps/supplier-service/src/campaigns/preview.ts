import type { CodeLength, Command } from "@utrn-lab/utrn";
import { checkKeysDay, readLimits } from "../access/limits.ts";
import { readLine } from "../approvals/line.ts";
import type { Judging } from "../issuing/forecast-meters.ts";
import { effectOf } from "../rules/amounts.ts";
import { type CampaignRefusalCode, unacknowledged } from "../rules/issue-refusals.ts";
import type { Actor } from "../rules/roles.ts";
import type { CampaignRequest } from "../rules/selection.ts";
import type { Warning, WarningCode } from "../rules/warnings.ts";
import { findMeters } from "../store/meter-batches.ts";
import type { Store } from "../store/tables.ts";
import { chooseListed } from "./choose-listed.ts";
import { type Judged, judgeMeters } from "./judge.ts";
import { contactBefore, planCampaign } from "./make.ts";
import { cutIntoBatches, type Look, lookFurther } from "./select.ts";
import { type Sums, sumsOf } from "./sums.ts";

/** Meters judged, the first ones of a selection; all are counted. */
const JUDGED_MAX = 2_000;
const EXAMPLES_MAX = 5;

/** What a campaign would issue; nothing was signed, and no counter used. */
interface CampaignPreview {
  readonly digits: CodeLength;
  readonly commands: readonly Command[];
  /** How many meters are selected now: all of them counted. */
  readonly meters: number;
  /** How many of them were looked at for what follows, the first by their ids. */
  readonly judged: number;
  readonly summary: string;
  /** What all codes would do together, were none refused. */
  readonly sums: Sums;
  readonly warnings: { code: WarningCode; count: number }[];
  /** The warnings whose harm has to be accepted, whether the request does so or not. */
  readonly toAcknowledge: WarningCode[];
  readonly refused: { code: CampaignRefusalCode; count: number }[];
  /** Whether a second person has to approve it: there is an approval line. */
  readonly needsApproval: boolean;
  readonly examples: {
    meterId: string;
    utrnCounter: number;
    warnings: readonly Warning[];
    wouldBeRefused: CampaignRefusalCode | null;
  }[];
}

interface Selected {
  readonly count: number;
  readonly first: string[];
}

async function select(
  store: Store,
  request: CampaignRequest,
  before: string | null,
): Promise<Selected> {
  const { meterIds } = request.selection;
  if (meterIds !== undefined) {
    const chosen = await chooseListed(store, meterIds, request, before);
    return { count: chosen.length, first: chosen.toSorted().slice(0, JUDGED_MAX) };
  }
  const first: string[] = [];
  let count = 0;
  let look: Look = { wanted: [], upTo: "", isLast: false };
  while (!look.isLast) {
    look = await lookFurther(store, look.upTo, request, before);
    count += look.wanted.length;
    first.push(...look.wanted.slice(0, JUDGED_MAX - first.length));
  }
  return { count, first };
}

function countOf<T>(names: readonly T[]): { code: T; count: number }[] {
  return [...Map.groupBy(names, (name) => name)].map(([code, all]) => ({
    code,
    count: all.length,
  }));
}

/** The warnings that at least one meter has, and whose harm has to be accepted. */
function harmsAmong(judged: readonly Judged[]): WarningCode[] {
  return [
    ...new Set(judged.flatMap(({ found }) => unacknowledged(found, {}).map(({ code }) => code))),
  ];
}

function example({ meter, found, refusal }: Judged): CampaignPreview["examples"][number] {
  const { utrnCounter, warnings } = found;
  return {
    meterId: meter.meter_id,
    utrnCounter,
    warnings: [...warnings],
    wouldBeRefused: refusal ?? null,
  };
}

/** Says where the counts are of a sample, not of all meters. */
function summaryOf(judged: number, meters: number): string {
  if (judged === meters) return `Judged all ${meters} meters.`;
  return (
    `Judged ${judged} of ${meters} meters, the first by their ids: warnings and refusals ` +
    "are counted among these only."
  );
}

/**
 * Says what a campaign would issue, for how many meters, and what would be refused; signs nothing.
 */
export async function previewCampaign(
  store: Store,
  actor: Actor,
  request: CampaignRequest,
  judging: Judging,
): Promise<CampaignPreview> {
  const plan = await planCampaign(store, actor, request);
  const { nowSeconds } = judging;
  const before = contactBefore(nowSeconds, request.selection.noContactDays);
  const { count, first } = await select(store, request, before);
  const givenPence = count * effectOf(plan.commands).givenPence;
  await checkKeysDay(store, actor, { keyId: actor.keyId, givenPence, nowSeconds });
  const limits = await readLimits(store, actor.role);
  const judged: Judged[] = [];
  for (const ids of cutIntoBatches(first)) {
    const meters = await findMeters(store, ids);
    judged.push(...(await judgeMeters(store, meters, { plan, request }, { ...judging, limits })));
  }
  const refusals = judged.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal]));
  return {
    digits: plan.digits,
    commands: [...plan.commands],
    meters: count,
    judged: judged.length,
    summary: summaryOf(judged.length, count),
    sums: sumsOf(plan.commands, { meters: count, codes: count }),
    warnings: countOf(judged.flatMap(({ found }) => found.warnings.map(({ code }) => code))),
    toAcknowledge: harmsAmong(judged),
    refused: countOf(refusals),
    needsApproval: (await readLine(store)) !== null,
    examples: judged.slice(0, EXAMPLES_MAX).map(example),
  };
}
