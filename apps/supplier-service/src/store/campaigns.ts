import { parseCommands } from "@utrn-lab/utrn";
import { sql } from "kysely";
import { CODE_STATES, type CodeStatus } from "../rules/code-life.ts";
import type { KeptRequest } from "../rules/selection.ts";
import { type CodeRecord, codeOf } from "./codes.ts";
import { countUpTo } from "./many.ts";
import { meterOf } from "./meters.ts";
import type { CampaignRow, CampaignStatus, MeterRow, Store } from "./tables.ts";
import { lockRows } from "./transact.ts";

/** A campaign: one command set for many meters. */
export interface CampaignRecord extends Omit<CampaignRow, "request"> {
  /** Commands, digits, acknowledge, note and selection, as they were asked for. */
  readonly request: KeptRequest;
}

function campaignOf(row: CampaignRow): CampaignRecord {
  const { commands, ...request } = JSON.parse(row.request);
  return { ...row, request: { ...request, commands: parseCommands(commands) } };
}

function byId(store: Store, campaignId: string) {
  return store.selectFrom("campaigns").selectAll().where("campaign_id", "=", campaignId);
}

/** One campaign, or undefined. */
export async function findCampaign(
  store: Store,
  campaignId: string,
): Promise<CampaignRecord | undefined> {
  const row = await byId(store, campaignId).executeTakeFirst();
  return row && campaignOf(row);
}

/**
 * One campaign, or undefined; nobody changes it until the transaction ends.
 * @param how - `share` for those who issue its codes, beside each other; `update` for who changes
 *   it.
 */
export async function lockCampaign(
  transaction: Store,
  campaignId: string,
  how: "share" | "update",
): Promise<CampaignRecord | undefined> {
  const row = await lockRows(transaction, byId(transaction, campaignId), how).executeTakeFirst();
  return row && campaignOf(row);
}

/** The place of a campaign in the order of all campaigns. */
export type CampaignPlace = Pick<CampaignRow, "created_at" | "campaign_id">;

/** Which campaigns are looked through. */
export interface CampaignFilter {
  readonly statuses?: readonly CampaignStatus[] | undefined;
  /** They were made at this time or later, and before that one: seconds since the Unix epoch. */
  readonly fromSeconds?: number | undefined;
  readonly toSeconds?: number | undefined;
}

/** Campaigns, the newest first: those behind `before`, or from the first. */
export async function listCampaigns(
  store: Store,
  { statuses, fromSeconds, toSeconds }: CampaignFilter,
  before: CampaignPlace | undefined,
  limit: number,
): Promise<CampaignRecord[]> {
  let query = store.selectFrom("campaigns").selectAll();
  if (statuses !== undefined) query = query.where("status", "in", statuses);
  if (fromSeconds !== undefined) query = query.where("created_at", ">=", fromSeconds);
  if (toSeconds !== undefined) query = query.where("created_at", "<", toSeconds);
  if (before !== undefined) {
    const { created_at, campaign_id } = before;
    query = query.where(sql<boolean>`(created_at, campaign_id) < (${created_at}, ${campaign_id})`);
  }
  const newest = query.orderBy("created_at", "desc").orderBy("campaign_id", "desc");
  return (await newest.limit(limit).execute()).map(campaignOf);
}

/** The campaigns for which a runner has something to do, oldest first. */
export async function unfinishedCampaigns(store: Store): Promise<string[]> {
  const unfinished: readonly CampaignStatus[] = ["selecting", "running"];
  const query = store
    .selectFrom("campaigns")
    .select("campaign_id")
    .where("status", "in", unfinished);
  return (await query.orderBy("created_at").execute()).map((row) => row.campaign_id);
}

/** Adds a campaign. */
export async function addCampaign(transaction: Store, campaign: CampaignRecord): Promise<void> {
  const row = { ...campaign, request: JSON.stringify(campaign.request) };
  await transaction.insertInto("campaigns").values(row).execute();
}

/** Keeps what became of a campaign. */
export async function changeCampaign(
  transaction: Store,
  campaignId: string,
  change: Partial<Omit<CampaignRow, "campaign_id" | "request">>,
): Promise<void> {
  const query = transaction.updateTable("campaigns").set(change);
  await query.where("campaign_id", "=", campaignId).execute();
}

/** Ends a campaign whose batches are all done. Answers whether this call did. */
export async function finishIfDone(
  store: Store,
  campaignId: string,
  nowSeconds: number,
): Promise<boolean> {
  const { numUpdatedRows } = await store
    .updateTable("campaigns")
    .set({ status: "done", finished_at: nowSeconds })
    .where("campaign_id", "=", campaignId)
    .where("status", "=", "running")
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom("campaign_batches")
            .select("batch")
            .where("campaign_id", "=", campaignId)
            .where("status", "=", "open"),
        ),
      ),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A code of a campaign, with what its customer is told of its meter. */
export interface CampaignCode extends CodeRecord, Pick<MeterRow, "fuel" | "label"> {
  readonly tags: readonly string[];
}

/** A campaign's codes of a status, or of any, in the order of their meters, those after one. */
async function codesOfStatus(
  store: Store,
  campaignId: string,
  status: CodeStatus | undefined,
  { afterMeterId, limit }: { readonly afterMeterId: string; readonly limit: number },
): Promise<CampaignCode[]> {
  let query = store
    .selectFrom("codes")
    .innerJoin("meters", "meters.meter_id", "codes.meter_id")
    .selectAll("codes")
    .select(["meters.fuel", "meters.label", "meters.tags"])
    .where("codes.campaign_id", "=", campaignId)
    .where("codes.meter_id", ">", afterMeterId);
  if (status !== undefined) query = query.where("codes.status", "=", status);
  const rows = await query.orderBy("codes.meter_id").limit(limit).execute();
  return rows.map((row) => meterOf(codeOf(row)));
}

/** A campaign's codes, or those of some statuses. */
interface CodesWanted {
  readonly campaignId: string;
  readonly statuses?: readonly CodeStatus[] | undefined;
}

/** A campaign's codes in the order of their meters, those after one. */
export async function campaignCodes(
  store: Store,
  { campaignId, statuses }: CodesWanted,
  afterMeterId: string,
  limit: number,
): Promise<CampaignCode[]> {
  const rows: CampaignCode[] = [];
  // The index has them in this order within each status.
  for (const status of statuses ?? [undefined]) {
    rows.push(...(await codesOfStatus(store, campaignId, status, { afterMeterId, limit })));
  }
  const ordered = rows.toSorted((one, other) => (one.meter_id < other.meter_id ? -1 : 1));
  return ordered.slice(0, limit);
}

/** How many codes of a campaign are wanted, counted up to `most`. */
export function countCampaignCodes(
  store: Store,
  { campaignId, statuses }: CodesWanted,
  most: number,
): Promise<number> {
  let query = store.selectFrom("codes").select("code_id").where("campaign_id", "=", campaignId);
  if (statuses !== undefined) query = query.where("status", "in", statuses);
  return countUpTo(store, query, most);
}

/**
 * How many of a campaign's codes have each status but `issued`, as all have while it runs: they are
 * counted, a million in some 60 ms. Those with none are left out.
 */
export async function countByStatus(
  store: Store,
  campaignId: string,
): Promise<Partial<Record<CodeStatus, number>>> {
  const others = CODE_STATES.filter((status) => status !== "issued");
  const rows = await store
    .selectFrom("codes")
    .select((it) => ["status", it.fn.countAll().as("codes")])
    .where("campaign_id", "=", campaignId)
    .where("status", "in", others)
    .groupBy("status")
    .execute();
  return Object.fromEntries(rows.map(({ status, codes }) => [status, Number(codes)]));
}

/** When a campaign's first code was issued: that of its first meter with one; null before. */
export async function campaignBegunAt(store: Store, campaignId: string): Promise<number | null> {
  const first = await store
    .selectFrom("codes")
    .select("issued_at")
    .where("campaign_id", "=", campaignId)
    .orderBy("meter_id")
    .limit(1)
    .executeTakeFirst();
  return first?.issued_at ?? null;
}
