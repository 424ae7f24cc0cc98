import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { markCampaignSent } from "../../campaigns/mark-sent.ts";
import type { Service } from "../../service.ts";
import { CampaignPath } from "../schemas/campaign.ts";
import { SentBody } from "../schemas/code.ts";
import { SentCampaign } from "../schemas/reports.ts";

/** A campaign's codes go out together: to a printer, or as messages. */
export const sentCampaignRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  const schema = {
    tags: ["campaigns"],
    operationId: "markCampaignSent",
    summary: "The codes of a campaign have gone to the customers",
    description:
      "Marks those that have not been sent yet and can still count. A second call marks the " +
      "rest, and counts none twice.",
    params: CampaignPath,
    body: SentBody,
    response: {
      200: SentCampaign,
      ...problemResponses("not_found"),
    },
  };
  app.post(
    "/v1/campaigns/:campaignId/sent",
    { schema, config: { role: "issuer" } },
    async ({ actor, params: { campaignId }, body: { channel } }) => {
      const codes = await markCampaignSent(service, actor, campaignId, channel);
      return { campaignId, codes };
    },
  );
};
