import { sql } from "kysely";
import type { IssueRequest } from "../rules/issue-request.ts";
import { type CodeRecord, codeOf } from "./codes.ts";
import type { Store } from "./tables.ts";

/**
 * What a report is about: times of issue, seconds since the Unix epoch, a tag of meters, a
 * campaign.
 */
export interface ReportFilter {
  readonly fromSeconds: number | undefined;
  /** The first second after it. */
  readonly toSeconds: number | undefined;
  readonly tag: string | undefined;
  readonly campaignId: string | undefined;
}

/** Codes that are alike for a report, counted. */
export interface CodeGroup extends Pick<CodeRecord, "status" | "refusal" | "commands"> {
  readonly count: number;
}

const FIRST = 0;
const LAST = Number.MAX_SAFE_INTEGER;

function metersTagged(store: Store, tag: string) {
  return store.selectFrom("meter_tags").select("meter_id").where("tag", "=", tag);
}

/** Codes that were issued on one day, alike for a report. */
export interface DayGroup extends CodeGroup {
  /** The day of issue, UTC, days since the Unix epoch. */
  readonly day: number;
}

/** The codes of a report, grouped by all that it tells of them. */
export async function countCodes(store: Store, filter: ReportFilter): Promise<DayGroup[]> {
  const { fromSeconds = FIRST, toSeconds = LAST, tag, campaignId } = filter;
  const day = sql<number>`issued_at / 86400`;
  let query = store
    .selectFrom("codes")
    .select(({ fn }) => ["status", "refusal", "commands", fn.countAll().as("count")])
    .select(day.as("day"))
    .where("issued_at", ">=", fromSeconds)
    .where("issued_at", "<", toSeconds);
  if (tag !== undefined) query = query.where("meter_id", "in", metersTagged(store, tag));
  if (campaignId !== undefined) query = query.where("campaign_id", "=", campaignId);
  const rows = await query.groupBy([day, "status", "refusal", "commands"]).execute();
  return rows.map((row) => ({ ...codeOf(row), count: Number(row.count) }));
}

/** Codes that wait for a second person: nothing of them is signed. */
export async function countAwaiting(store: Store, filter: ReportFilter): Promise<CodeGroup[]> {
  const { fromSeconds = FIRST, toSeconds = LAST, tag } = filter;
  let query = store
    .selectFrom("approvals")
    .select(({ fn }) => ["request", fn.countAll().as("count")])
    .where("kind", "=", "code")
    .where("status", "=", "awaiting")
    .where("asked_at", ">=", fromSeconds)
    .where("asked_at", "<", toSeconds);
  if (tag !== undefined) query = query.where("meter_id", "in", metersTagged(store, tag));
  const rows = await query.groupBy("request").execute();
  return rows.map(({ request, count }) => {
    const { commands }: IssueRequest = JSON.parse(request);
    return { status: "awaiting_approval", refusal: null, commands, count: Number(count) };
  });
}

/** The credits that meters have reported in these times, counted and summed. */
export async function sumCredits(
  store: Store,
  filter: ReportFilter,
  isExplained: boolean,
): Promise<{ readonly count: number; readonly creditPence: number }> {
  const { fromSeconds = FIRST, toSeconds = LAST, tag, campaignId } = filter;
  let query = store
    .selectFrom("meter_alerts")
    .select(({ fn }) => [fn.countAll().as("count"), fn.sum("credit_pence").as("sum")])
    .where("credit_pence", "is not", null)
    .where("code_id", isExplained ? "is not" : "is", null)
    .where("at", ">=", fromSeconds)
    .where("at", "<", toSeconds);
  if (tag !== undefined) query = query.where("meter_id", "in", metersTagged(store, tag));
  if (campaignId !== undefined) {
    const ofCampaign = store
      .selectFrom("codes")
      .select("code_id")
      .where("campaign_id", "=", campaignId);
    query = query.where("code_id", "in", ofCampaign);
  }
  const { count, sum } = await query.executeTakeFirstOrThrow();
  return { count: Number(count), creditPence: Number(sum ?? 0) };
}
