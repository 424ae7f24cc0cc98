import type { Command } from "@utrn-lab/utrn";
import { isAnyOf } from "./many.ts";
import type { AuditRow, CodeRow, Store } from "./tables.ts";

const COLUMNS = [
  "code_id",
  "meter_id",
  "counter",
  "digits",
  "code",
  "commands",
  "issued_at",
  "campaign_id",
  "status",
  "sent_count",
  "refusal",
  "format_revision",
] as const;

/** A code, as far as the audit trail knows of it. */
export interface RecordedCode extends Omit<Pick<CodeRow, (typeof COLUMNS)[number]>, "commands"> {
  readonly commands: readonly Command[];
}

function recordedCodeOf<Row extends { readonly commands: string }>(row: Row) {
  const commands: readonly Command[] = JSON.parse(row.commands);
  return { ...row, commands };
}

/** Codes behind one, in the order of their ids. */
export async function codesAfter(
  store: Store,
  codeId: string,
  limit: number,
): Promise<RecordedCode[]> {
  const query = store.selectFrom("codes").select(COLUMNS).where("code_id", ">", codeId);
  return (await query.orderBy("code_id").limit(limit).execute()).map(recordedCodeOf);
}

/** One code, or undefined. */
export async function findRecordedCode(
  store: Store,
  codeId: string,
): Promise<RecordedCode | undefined> {
  const query = store.selectFrom("codes").select(COLUMNS).where("code_id", "=", codeId);
  const row = await query.executeTakeFirst();
  return row && recordedCodeOf(row);
}

/** The codes of a batch of a campaign, in the order of their meters; none where there is none. */
export async function codesOfBatch(
  store: Store,
  campaignId: string,
  batch: number,
): Promise<RecordedCode[]> {
  const found = store.selectFrom("campaign_batches").select("meter_ids");
  const row = await found
    .where("campaign_id", "=", campaignId)
    .where("batch", "=", batch)
    .executeTakeFirst();
  if (row === undefined) return [];
  const query = store
    .selectFrom("codes")
    .select(COLUMNS)
    .where("campaign_id", "=", campaignId)
    .where(isAnyOf(store, "meter_id", JSON.parse(row.meter_ids)));
  return (await query.orderBy("meter_id").execute()).map(recordedCodeOf);
}

/** A code by its id, and by its meter and counter. */
export type NamedCode = Pick<CodeRow, "code_id" | "meter_id" | "counter">;

/** Codes by their ids, in the order of their meters. */
export function namedCodes(store: Store, codeIds: readonly string[]): Promise<NamedCode[]> {
  return store
    .selectFrom("codes")
    .select(["code_id", "meter_id", "counter"])
    .where(isAnyOf(store, "code_id", codeIds))
    .orderBy("meter_id")
    .execute();
}

/** A code of a campaign, and the batch that it was issued in. */
export interface CampaignCode {
  readonly code_id: string;
  readonly campaign_id: string | null;
  readonly batch: number | null;
}

/** A meter's codes that were issued in campaigns. */
export function campaignCodesOfMeter(store: Store, meterId: string): Promise<CampaignCode[]> {
  return store
    .selectFrom("codes")
    .select((is) => [
      "code_id",
      "campaign_id",
      is
        .selectFrom("campaign_batches as its")
        .select("its.batch")
        .whereRef("its.campaign_id", "=", "codes.campaign_id")
        .where("its.meter_ids", "like", `%"${meterId}"%`)
        .limit(1)
        .as("batch"),
    ])
    .where("meter_id", "=", meterId)
    .where("campaign_id", "is not", null)
    .execute();
}

/** How many codes each campaign has that were issued since a time. */
export async function countCodesOfCampaigns(
  store: Store,
  sinceSeconds: number,
): Promise<Map<string, number>> {
  const rows = await store
    .selectFrom("codes")
    .select((is) => ["campaign_id", is.fn.countAll<number | string>().as("codes")])
    .where("campaign_id", "is not", null)
    .where("issued_at", ">=", sinceSeconds)
    .groupBy("campaign_id")
    .execute();
  return new Map(rows.map((row) => [row.campaign_id ?? "", Number(row.codes)]));
}

/** The lines about codes between two ids, in the order of the ids, and of each its oldest first. */
export function linesOfCodes(
  store: Store,
  after: string,
  upTo: string | undefined,
): Promise<Pick<AuditRow, "code_id" | "line">[]> {
  return store
    .selectFrom("audit")
    .select(["code_id", "line"])
    .where("code_id", ">", after)
    .$if(upTo !== undefined, (it) => it.where("code_id", "<=", upTo ?? ""))
    .orderBy("code_id")
    .orderBy("seq")
    .execute();
}

/** The lines about one code, the oldest first. */
export function linesOfCode(store: Store, codeId: string): Promise<Pick<AuditRow, "line">[]> {
  const query = store.selectFrom("audit").select("line").where("code_id", "=", codeId);
  return query.orderBy("seq").execute();
}
