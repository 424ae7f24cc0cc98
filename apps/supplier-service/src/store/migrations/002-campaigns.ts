import { type Kysely, sql } from "kysely";

/** Campaigns, the batches of meters they are made of, and which campaign a code was issued in. */
export async function createCampaigns(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable("campaigns")
    .addColumn("campaign_id", "text", (it) => it.primaryKey())
    .addColumn("label", "text")
    .addColumn("request", "text", (it) => it.notNull())
    .addColumn("contact_before", "text")
    .addColumn("status", "text", (it) => it.notNull())
    .addColumn("selected_up_to", "text", (it) => it.notNull())
    .addColumn("created_at", "bigint", (it) => it.notNull())
    .addColumn("created_by", "text", (it) => it.notNull())
    .addColumn("finished_at", "bigint")
    .addColumn("cancel_reason", "text")
    .execute();
  // A row for some hundred meters, not one a meter: a million meters are two thousand rows.
  await schema
    .createTable("campaign_batches")
    .addColumn("campaign_id", "text", (it) => it.notNull().references("campaigns.campaign_id"))
    .addColumn("batch", "integer", (it) => it.notNull())
    .addColumn("status", "text", (it) => it.notNull())
    .addColumn("meter_ids", "text", (it) => it.notNull())
    .addColumn("meters", "integer", (it) => it.notNull())
    .addColumn("issued", "integer", (it) => it.notNull())
    .addColumn("refused", "text", (it) => it.notNull())
    .addPrimaryKeyConstraint("campaign_batches_batch", ["campaign_id", "batch"])
    .execute();
  await schema
    .createIndex("campaign_batches_open")
    .on("campaign_batches")
    .columns(["campaign_id", "status"])
    .execute();
  await schema
    .alterTable("codes")
    .addColumn("campaign_id", "text", (it) => it.references("campaigns.campaign_id"))
    .execute();
  // The second lock on "a meter of a campaign gets one code", whatever the code says.
  await schema
    .createIndex("codes_campaign_meter")
    .unique()
    .on("codes")
    .columns(["campaign_id", "meter_id"])
    .where(sql<boolean>`campaign_id is not null`)
    .execute();
}
