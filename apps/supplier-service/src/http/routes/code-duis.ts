import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { requireOpenCode } from "../../codes/settle-code.ts";
import { serviceRequestsOf, topUpRequest } from "../../rules/service-requests.ts";
import type { Service } from "../../service.ts";
import { CodePath } from "../schemas/common.ts";
import { CodeDuis } from "../schemas/duis.ts";

/** A code for the day on which the WAN is back: what is sent in its place. */
export const codeDuisRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service: { store, identity } },
) => {
  const schema = {
    tags: ["codes"],
    operationId: "getCodeDuis",
    summary: "A code in the terms of DUIS, for the day on which the WAN is back",
    description:
      "A top-up of 20 digits as service request 2.2, whose digits a meter that has taken them " +
      "refuses as a duplicate; and for each command the service requests that do the same. " +
      "Nothing is sent. A code that cannot count any more is not sent either: 409.",
    params: CodePath,
    response: {
      200: CodeDuis,
      ...problemResponses("not_found", "awaiting_approval", "code_not_pending"),
    },
  };
  app.get(
    "/v1/codes/:codeId/duis",
    { schema, config: { role: "reader", showsDigits: true } },
    async ({ params: { codeId } }) => {
      const { code, commands, counter, meter_id: meterId } = await requireOpenCode(store, codeId);
      const topUp = topUpRequest({ code, commands, counter, meterId }, identity.supplierId);
      return {
        codeId,
        meterId,
        topUp: topUp ?? null,
        commands: commands.map(({ type }) => ({
          type,
          serviceRequests: [...serviceRequestsOf(type)],
        })),
      };
    },
  );
};
