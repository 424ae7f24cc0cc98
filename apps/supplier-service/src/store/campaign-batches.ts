import type { CampaignRefusalCode } from "../rules/issue-refusals.ts";
import type { BatchRow, Store } from "./tables.ts";
import { lockRows } from "./transact.ts";

/** The meters without a code, by the reason. */
export type RefusedMeters = Readonly<Partial<Record<CampaignRefusalCode, readonly string[]>>>;

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

/** How far a campaign has come, in meters. */
export interface Progress {
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

/** A meter of a campaign, and its place in the order of the campaign. */
interface ChosenMeter {
  readonly meterId: string;
  readonly batch: number;
  readonly place: number;
}

/** Batches read at once for a page of meters. */
const BATCHES_A_LOOK = 4;

function chosenOf(
  row: Pick<BatchRow, "batch" | "meter_ids">,
  after: Omit<ChosenMeter, "meterId">,
): ChosenMeter[] {
  const ids: readonly string[] = JSON.parse(row.meter_ids);
  const first = row.batch === after.batch ? after.place + 1 : 0;
  const behind = ids.slice(first);
  return behind.map((meterId, at) => ({ meterId, batch: row.batch, place: first + at }));
}

/** The meters of a campaign behind a place, in the order of their ids. */
export async function chosenMeters(
  store: Store,
  campaignId: string,
  after: Omit<ChosenMeter, "meterId">,
  limit: number,
): Promise<ChosenMeter[]> {
  const chosen: ChosenMeter[] = [];
  for (let from = after.batch; chosen.length < limit; ) {
    const rows = await store
      .selectFrom("campaign_batches")
      .select(["batch", "meter_ids"])
      .where("campaign_id", "=", campaignId)
      .where("batch", ">=", from)
      .orderBy("batch")
      .limit(BATCHES_A_LOOK)
      .execute();
    chosen.push(...rows.flatMap((row) => chosenOf(row, after)));
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCHES_A_LOOK) break;
    from = last.batch + 1;
  }
  return chosen.slice(0, limit);
}
