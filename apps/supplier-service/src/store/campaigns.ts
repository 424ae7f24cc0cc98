import { parseCommands } from "@utrn-lab/utrn";
import type { RefusalCode } from "../rules/issue-refusals.ts";
import type { KeptRequest } from "../rules/selection.ts";
import { type CodeRecord, codeOf } from "./codes.ts";
import type { BatchRow, CampaignRow, CampaignStatus, Store } from "./tables.ts";
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

/** Campaigns, the newest first: those that began before a place in that order, or all. */
export async function listCampaigns(
  store: Store,
  before: { readonly createdAt: number; readonly campaignId: string } | undefined,
  limit: number,
): Promise<CampaignRecord[]> {
  let query = store.selectFrom("campaigns").selectAll();
  if (before !== undefined) {
    query = query.where((is) =>
      is.or([
        is("created_at", "<", before.createdAt),
        is.and([
          is("created_at", "=", before.createdAt),
          is("campaign_id", "<", before.campaignId),
        ]),
      ]),
    );
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

/** The meters without a code, by the reason. */
export type RefusedMeters = Readonly<Partial<Record<RefusalCode, readonly string[]>>>;

/** Some hundred meters of a campaign, issued in one transaction or not at all. */
export interface BatchRecord extends Omit<BatchRow, "meter_ids" | "refused"> {
  readonly meter_ids: readonly string[];
  readonly refused: RefusedMeters;
}

function batchOf(row: BatchRow): BatchRecord {
  return { ...row, meter_ids: JSON.parse(row.meter_ids), refused: JSON.parse(row.refused) };
}

/** Rows that go into one statement: both databases limit its parameters. */
const ROWS_A_STATEMENT = 500;

/** Adds batches behind those that are there. */
export async function addBatches(
  transaction: Store,
  campaignId: string,
  batches: readonly (readonly string[])[],
): Promise<void> {
  const query = transaction
    .selectFrom("campaign_batches")
    .select((is) => is.fn.max("batch").as("max"));
  const last = await query.where("campaign_id", "=", campaignId).executeTakeFirst();
  const first = (last?.max ?? 0) + 1;
  const rows = batches.map(
    (ids, at): BatchRow => ({
      campaign_id: campaignId,
      batch: first + at,
      status: "open",
      meter_ids: JSON.stringify(ids),
      meters: ids.length,
      issued: 0,
      refused: "{}",
    }),
  );
  for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
    const some = rows.slice(at, at + ROWS_A_STATEMENT);
    await transaction.insertInto("campaign_batches").values(some).execute();
  }
}

/**
 * The next open batch that nobody has begun, or undefined. On PostgreSQL it is locked until the
 * transaction ends, and those that others have locked are passed over: what holds a batch is the
 * connection of who works on it, and a worker that is killed lets go at once.
 * @param begun - batches that this process has begun; for SQLite, whose rows cannot be locked.
 */
export async function nextBatch(
  store: Store,
  campaignId: string,
  begun: readonly number[],
): Promise<BatchRecord | undefined> {
  let query = store
    .selectFrom("campaign_batches")
    .selectAll()
    .where("campaign_id", "=", campaignId)
    .where("status", "=", "open")
    .orderBy("batch")
    .limit(1);
  if (begun.length > 0) query = query.where("batch", "not in", begun);
  const row = await lockRows(store, query, "first free").executeTakeFirst();
  return row && batchOf(row);
}

/** Settles a batch once. Answers whether it was open: if not, its codes are there already. */
export async function settleBatch(
  transaction: Store,
  { campaign_id, batch }: BatchRecord,
  outcome: { readonly issued: number; readonly refused: RefusedMeters },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable("campaign_batches")
    .set({ issued: outcome.issued, refused: JSON.stringify(outcome.refused), status: "done" })
    .where("campaign_id", "=", campaign_id)
    .where("batch", "=", batch)
    .where("status", "=", "open")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
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

/** How far a campaign has come, in meters. */
interface Progress {
  readonly meters: number;
  readonly issued: number;
  readonly settled: number;
}

/** Counts the meters of a campaign's batches. */
export async function readProgress(store: Store, campaignId: string): Promise<Progress> {
  const rows = await store
    .selectFrom("campaign_batches")
    .select((is) => [
      "status",
      is.fn.sum<number | string>("meters").as("meters"),
      is.fn.sum<number | string>("issued").as("issued"),
    ])
    .where("campaign_id", "=", campaignId)
    .groupBy("status")
    .execute();
  const sum = (values: readonly (number | string)[]) =>
    values.reduce<number>((total, value) => total + Number(value), 0);
  return {
    meters: sum(rows.map(({ meters }) => meters)),
    issued: sum(rows.map(({ issued }) => issued)),
    settled: sum(rows.filter(({ status }) => status === "done").map(({ meters }) => meters)),
  };
}

/** What each batch that refused meters says of them. */
export async function readRefused(store: Store, campaignId: string): Promise<RefusedMeters[]> {
  const query = store.selectFrom("campaign_batches").select("refused");
  const rows = await query
    .where("campaign_id", "=", campaignId)
    .where("refused", "!=", "{}")
    .orderBy("batch")
    .execute();
  return rows.map(({ refused }) => JSON.parse(refused));
}

/** A campaign's codes in the order of their meters, those after one. */
export async function campaignCodes(
  store: Store,
  campaignId: string,
  afterMeterId: string,
  limit: number,
): Promise<CodeRecord[]> {
  const rows = await store
    .selectFrom("codes")
    .selectAll()
    .where("campaign_id", "=", campaignId)
    .where("meter_id", ">", afterMeterId)
    .orderBy("meter_id")
    .limit(limit)
    .execute();
  return rows.map(codeOf);
}
