import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { patchMeter } from "../../meters/patch-meter.ts";
import type { Service } from "../../service.ts";
import { MeterPath } from "../schemas/common.ts";
import { ChangeBody, ChangedMeter } from "../schemas/meter.ts";
import { meterView } from "../views.ts";

const changing = {
  tags: ["meters"],
  operationId: "changeMeter",
  summary: "Change what the registration of a meter says, retire it, or take it back",
  description:
    "The same again changes nothing. Another publicKey, a higher lastCounter, retiring and " +
    "taking back need a key with the role approver. What was signed for the key of before is " +
    "dead at the meter: commission it with its lastCounter as its floor. Confirmations of those " +
    "codes are still taken.",
  params: MeterPath,
  body: ChangeBody,
  response: {
    200: ChangedMeter,
    ...problemResponses("forbidden", "not_found"),
  },
};

/** Changing what is registered. */
export const mendMeterRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service },
) => {
  app.patch(
    "/v1/meters/:meterId",
    { schema: changing, config: { role: "issuer" } },
    async ({ actor, params, body }) => {
      const mender = { actor, identity: service.identity };
      const { meter, ...more } = await patchMeter(service, mender, params.meterId, body);
      return { ...meterView(meter), ...more };
    },
  );
};
