import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import type { Bench } from "../../bench/bench.ts";
import { knowledgeOf } from "../../meters/knowledge.ts";
import { historyOf } from "../../sessions/history.ts";
import { MeterPath } from "../schemas/common.ts";
import { HistorySchema, KnowledgeSchema } from "../schemas/knowledge.ts";

/** What a meter knows beyond its view. */
export const knowledgeRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (
  app,
  { bench },
) => {
  const schema = {
    tags: ["records"],
    operationId: "getKnowledge",
    summary: "What the meter knows: replay, lockout, codes, credits, days",
    params: MeterPath,
    response: { 200: KnowledgeSchema, ...problemResponses("not_found") },
  };
  app.get("/v1/meters/:meterId/knowledge", { schema }, async ({ params }) =>
    knowledgeOf((await bench.see(params.meterId)).state),
  );

  const telling = {
    tags: ["records"],
    operationId: "getHistory",
    summary: "How the account has stood since the session began",
    description:
      "Found by a replay of the session, at each step and each quarter of an hour, in long " +
      "sessions less often. What a step did stands in two points of one second.",
    params: MeterPath,
    response: { 200: HistorySchema, ...problemResponses("not_found") },
  };
  app.get("/v1/meters/:meterId/history", { schema: telling }, async ({ params }) => {
    const { meter, kept } = await bench.session(params.meterId);
    return historyOf(kept, meter.state);
  });
};
