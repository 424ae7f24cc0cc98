import { type Channel, OPEN_STATES } from "../rules/code-life.ts";
import type { Store } from "./tables.ts";

/** So many codes are marked in one transaction: others get their turn in between. */
const CODES_A_TURN = 5_000;

/** The last meter of the next turn of a campaign's codes, or undefined after the last. */
async function endOfTurn(store: Store, campaignId: string, after: string) {
  const turn = await store
    .selectFrom("codes")
    .select("meter_id")
    .where("campaign_id", "=", campaignId)
    .where("meter_id", ">", after)
    .orderBy("meter_id")
    .limit(CODES_A_TURN)
    .execute();
  return turn.at(-1)?.meter_id;
}

/**
 * Marks the codes of a campaign that have not been sent yet, and that can still count. Done again after a
 * crash, it marks the rest and counts none twice.
 * @returns how many were marked.
 */
export async function markCampaignSent(
  store: Store,
  campaignId: string,
  { channel, nowSeconds }: { readonly channel: Channel; readonly nowSeconds: number },
): Promise<number> {
  let marked = 0;
  let after = "";
  for (;;) {
    const last = await endOfTurn(store, campaignId, after);
    if (last === undefined) return marked;
    const { numUpdatedRows } = await store
      .updateTable("codes")
      .set({ status: "sent", sent_count: 1, sent_at: nowSeconds, sent_channel: channel })
      .where("campaign_id", "=", campaignId)
      .where("meter_id", ">", after)
      .where("meter_id", "<=", last)
      .where("status", "in", OPEN_STATES)
      .where("refusal", "is", null)
      .where("sent_count", "=", 0)
      .executeTakeFirst();
    marked += Number(numUpdatedRows);
    after = last;
  }
}
