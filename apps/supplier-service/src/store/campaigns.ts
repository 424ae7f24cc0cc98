import type { BatchRow, CampaignRow, CampaignStatus, CodeRow, Store } from "./tables.ts";
import { lockRows } from "./transact.ts";

/** One campaign, or undefined. */
export function findCampaign(store: Store, campaignId: string): Promise<CampaignRow | undefined> {
  const query = store.selectFrom("campaigns").selectAll();
  return query.where("campaign_id", "=", campaignId).executeTakeFirst();
}

/**
 * One campaign, or undefined; nobody changes it until the transaction ends.
 * @param how - `share` for those who issue its codes, beside each other; `update` for who changes
 *   it.
 */
export function lockCampaign(
  transaction: Store,
  campaignId: string,
  how: "share" | "update",
): Promise<CampaignRow | undefined> {
  const query = transaction.selectFrom("campaigns").selectAll();
  return lockRows(transaction, query.where("campaign_id", "=", campaignId), how).executeTakeFirst();
}

/** Campaigns, the newest first: those that began before a place in that order, or all. */
export function listCampaigns(
  store: Store,
  before: { readonly createdAt: number; readonly campaignId: string } | undefined,
  limit: number,
): Promise<CampaignRow[]> {
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
  return query.orderBy("created_at", "desc").orderBy("campaign_id", "desc").limit(limit).execute();
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
export async function addCampaign(transaction: Store, row: CampaignRow): Promise<void> {
  await transaction.insertInto("campaigns").values(row).execute();
}

/** Keeps what became of a campaign. */
export async function changeCampaign(
  transaction: Store,
  campaignId: string,
  change: Partial<Omit<CampaignRow, "campaign_id">>,
): Promise<void> {
  const query = transaction.updateTable("campaigns").set(change);
  await query.where("campaign_id", "=", campaignId).execute();
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
export function nextBatch(
  store: Store,
  campaignId: string,
  begun: readonly number[],
): Promise<BatchRow | undefined> {
  let query = store
    .selectFrom("campaign_batches")
    .selectAll()
    .where("campaign_id", "=", campaignId)
    .where("status", "=", "open")
    .orderBy("batch")
    .limit(1);
  if (begun.length > 0) query = query.where("batch", "not in", begun);
  return lockRows(store, query, "first free").executeTakeFirst();
}

/** Settles a batch once. Answers whether it was open: if not, its codes are there already. */
export async function settleBatch(
  transaction: Store,
  { campaign_id, batch }: BatchRow,
  outcome: { readonly issued: number; readonly refused: string },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable("campaign_batches")
    .set({ ...outcome, status: "done" })
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
export async function readRefused(store: Store, campaignId: string): Promise<string[]> {
  const query = store.selectFrom("campaign_batches").select("refused");
  const rows = await query
    .where("campaign_id", "=", campaignId)
    .where("refused", "!=", "{}")
    .orderBy("batch")
    .execute();
  return rows.map(({ refused }) => refused);
}

/** A campaign's codes in the order of their meters, those after one. */
export function campaignCodes(
  store: Store,
  campaignId: string,
  afterMeterId: string,
  limit: number,
): Promise<CodeRow[]> {
  return store
    .selectFrom("codes")
    .selectAll()
    .where("campaign_id", "=", campaignId)
    .where("meter_id", ">", afterMeterId)
    .orderBy("meter_id")
    .limit(limit)
    .execute();
}
