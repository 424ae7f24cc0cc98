import { type AuditedStore, change } from "../audit/change.ts";
import type { AuditEvent } from "../audit/record.ts";
import type { Channel } from "../rules/code-life.ts";
import type { Actor } from "../rules/roles.ts";
import { findCampaign } from "../store/campaigns.ts";
import { markNextSent } from "../store/sent-campaign.ts";
import { campaignOrProblem } from "./view.ts";

/**
 * Marks the codes of a campaign that have not been sent yet, and that can still count, in turns:
 * each is one change, recorded with the codes that it marks. Called again after a crash
 * it marks the rest, and counts none twice.
 * @returns how many were marked.
 * @throws Problem `not_found`.
 */
export async function markCampaignSent(
  audited: AuditedStore,
  actor: Actor,
  campaignId: string,
  channel: Channel,
): Promise<number> {
  campaignOrProblem(await findCampaign(audited.store, campaignId));
  const sent = { channel, nowSeconds: audited.sources.nowSeconds() };
  let codes = 0;
  let after: string | undefined = "";
  while (after !== undefined) {
    const begin: string = after;
    const turn = await change(audited, actor, async (transaction) => {
      const result = await markNextSent(transaction, campaignId, begin, sent);
      const { codeIds } = result;
      const meters = { afterMeterId: begin, upToMeterId: result.upTo ?? null };
      const turn = { codes: codeIds.length, codeIds, ...meters };
      const details = { campaignId, status: "sent", channel, ...turn };
      const event: AuditEvent = { action: "campaign.changed", details };
      return { result, events: codeIds.length === 0 ? [] : [event] };
    });
    codes += turn.codeIds.length;
    after = turn.upTo;
  }
  return codes;
}
