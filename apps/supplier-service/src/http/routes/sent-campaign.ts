import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { record } from "../../audit/record.ts";
import { campaignOrProblem } from "../../campaigns/view.ts";
import type { Supplier } from "../../service.ts";
import { findCampaign } from "../../store/campaigns.ts";
import { markCampaignSent } from "../../store/sent-campaign.ts";
import { transact } from "../../store/transact.ts";
import { CampaignPath } from "../schemas/campaign.ts";
import { SentBody } from "../schemas/code.ts";
import { SentCampaign } from "../schemas/reports.ts";

/** A campaign's codes go out together: to a printer, or as messages. */
export const sentCampaignRoutes: FastifyPluginAsyncTypebox<{ supplier: Supplier }> = async (
  app,
  { supplier },
) => {
  const { store, sources } = supplier;
  const schema = {
    tags: ["campaigns"],
    summary: "The codes of a campaign have gone to the customers",
    description:
      "Marks those that have not been sent yet and can still count. Called again it marks the rest, and counts none twice.",
    params: CampaignPath,
    body: SentBody,
    response: {
      200: SentCampaign,
      ...problemResponses("invalid_request", "unauthorized", "not_found"),
    },
  };
  app.post(
    "/v1/campaigns/:campaignId/sent",
    { schema, config: { role: "issuer" } },
    async ({ actor, params: { campaignId }, body: { channel } }) => {
      campaignOrProblem(await findCampaign(store, campaignId));
      const nowSeconds = sources.nowSeconds();
      const codes = await markCampaignSent(store, campaignId, { channel, nowSeconds });
      const details = { campaignId, status: "sent", channel, codes };
      await transact(store, (transaction) =>
        record(transaction, supplier, actor, { action: "campaign.changed", details }),
      );
      return { campaignId, codes };
    },
  );
};
