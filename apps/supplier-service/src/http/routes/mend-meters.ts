import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { changeMeter } from "../../meters/change-meter.ts";
import { retireMeter } from "../../meters/retire-meter.ts";
import type { Service } from "../../service.ts";
import { MeterPath } from "../schemas/common.ts";
import { ChangeBody, ChangedMeter, Meter, RetireBody, TakeBackBody } from "../schemas/meter.ts";
import { meterView } from "../views.ts";

const tags = ["meters"];
const refusals = ["invalid_request", "unauthorized", "forbidden", "not_found"] as const;

const changing = {
  tags,
  operationId: "changeMeter",
  summary: "Change what the registration of a meter says",
  description:
    "The same again changes nothing. Another publicKey, or a higher lastCounter, needs a key " +
    "with the role approver. What was signed for the key of before is dead at the meter: " +
    "commission it with its lastCounter as its floor. Confirmations of those codes are still " +
    "taken.",
  params: MeterPath,
  body: ChangeBody,
  response: { 200: ChangedMeter, ...problemResponses(...refusals) },
};

const retiring = {
  tags,
  operationId: "retireMeter",
  summary: "Take a meter out of use",
  description:
    "It gets no codes any more, and no campaign takes it. What it had stays: its history is " +
    "read, and codes that are out can still be typed and confirmed. Retiring it again changes " +
    "nothing.",
  params: MeterPath,
  body: RetireBody,
  response: { 200: Meter, ...problemResponses(...refusals) },
};

const takingBack = {
  tags,
  operationId: "takeBackMeter",
  summary: "Take a retired meter back into use",
  description: "It gets codes again, under its next counter. The same again changes nothing.",
  params: MeterPath,
  body: TakeBackBody,
  response: { 200: Meter, ...problemResponses(...refusals) },
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
      const changed = await changeMeter(service, mender, params.meterId, body);
      const { meter, deadCodeIds, warnings } = changed;
      return { ...meterView(meter), deadCodeIds, warnings };
    },
  );

  const config = { role: "approver" } as const;
  app.post(
    "/v1/meters/:meterId/retire",
    { schema: retiring, config },
    async ({ actor, params, body }) =>
      meterView(await retireMeter(service, actor, params.meterId, body.reason)),
  );

  app.post(
    "/v1/meters/:meterId/take-back",
    { schema: takingBack, config },
    async ({ actor, params }) => meterView(await retireMeter(service, actor, params.meterId, null)),
  );
};
