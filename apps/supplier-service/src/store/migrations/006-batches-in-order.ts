import { type Kysely, sql } from "kysely";

/**
 * The next open batch, how far a campaign is and what it refused, each by an index: a row has the
 * ids of hundreds of meters, and a campaign of a million thousands of rows.
 */
export async function orderBatches(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("campaign_batches_open").execute();
  await db.schema
    .createIndex("campaign_batches_progress")
    .on("campaign_batches")
    .columns(["campaign_id", "status", "batch", "meters", "issued"])
    .execute();
  await db.schema
    .createIndex("campaign_batches_refused")
    .on("campaign_batches")
    .columns(["campaign_id", "batch"])
    .where(sql<boolean>`refused <> '{}'`)
    .execute();
}
