import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { plainHex } from "@utrn-lab/utrn/checks";
import type { Bench } from "../../bench/bench.ts";
import { JoinAnswer, RemoveAnswer } from "../schemas/answers.ts";
import { MeterPath } from "../schemas/common.ts";
import { JoinBody, RemoveBody } from "../schemas/requests.ts";

const tags = ["home area network"];
const params = MeterPath;

/** Devices of the home area network (meter.md 7). */
export const homeNetworkRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (
  app,
  { bench },
) => {
  const refusals = problemResponses("not_found");
  const joining = {
    tags,
    operationId: "joinDevice",
    summary: "Let a device join",
    params,
    body: JoinBody,
    response: { 200: JoinAnswer, ...refusals },
  };
  app.post("/v1/meters/:meterId/han/join", { schema: joining }, async ({ params, body }) => {
    const { installCode } = body;
    const given = installCode === undefined ? {} : { installCode: plainHex(installCode) };
    const event = { type: "han_join", ...body, ...given } as const;
    const { outcome } = await bench.happen(params.meterId, event);
    return outcome;
  });

  const removing = {
    tags,
    operationId: "removeDevice",
    summary: "Remove a device; the meter's device log keeps it",
    params,
    body: RemoveBody,
    response: { 200: RemoveAnswer, ...refusals },
  };
  app.post("/v1/meters/:meterId/han/remove", { schema: removing }, async ({ params, body }) => {
    const event = { type: "han_remove", eui: body.eui } as const;
    const { outcome } = await bench.happen(params.meterId, event);
    return { joined: false as const, ...outcome };
  });
};
