import { type Channel, OPEN_STATES } from "../rules/code-life.ts";
import type { Store } from "./tables.ts";

/** Codes looked at in one transaction, so that others get their turn in between. */
const CODES_A_TURN = 500;

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

/** What a turn has marked, and the meter that it ends with: undefined after the last turn. */
interface Turn {
  readonly codeIds: readonly string[];
  readonly upTo: string | undefined;
}

/**
 * Marks the next codes of a campaign that have not been sent yet, and that can still count.
 * @param after - the meter that the turn before ended with; "" for the first.
 */
export async function markNextSent(
  transaction: Store,
  campaignId: string,
  after: string,
  { channel, nowSeconds }: { readonly channel: Channel; readonly nowSeconds: number },
): Promise<Turn> {
  const upTo = await endOfTurn(transaction, campaignId, after);
  if (upTo === undefined) return { codeIds: [], upTo };
  const marked = await transaction
    .updateTable("codes")
    .set({ status: "sent", sent_count: 1, sent_at: nowSeconds, sent_channel: channel })
    .where("campaign_id", "=", campaignId)
    .where("meter_id", ">", after)
    .where("meter_id", "<=", upTo)
    .where("status", "in", OPEN_STATES)
    .where("refusal", "is", null)
    .where("sent_count", "=", 0)
    .returning("code_id")
    .execute();
  return { codeIds: marked.map(({ code_id }) => code_id).toSorted(), upTo };
}
