import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import type { Bench } from "../../bench/bench.ts";
import { knowledgeOf } from "../../meters/knowledge.ts";
import { MeterPath } from "../schemas/common.ts";
import { KnowledgeSchema } from "../schemas/knowledge.ts";

/** What a meter knows beyond its view. */
export const knowledgeRoutes: FastifyPluginAsyncTypebox<{ bench: Bench }> = async (
  app,
  { bench },
) => {
  const schema = {
    tags: ["records"],
    summary: "What the meter knows: replay, lockout, codes, credits, days",
    params: MeterPath,
    response: { 200: KnowledgeSchema, ...problemResponses("invalid_request", "not_found") },
  };
  app.get("/v1/meters/:meterId/knowledge", { schema }, async ({ params }) =>
    knowledgeOf((await bench.see(params.meterId)).state),
  );
};
