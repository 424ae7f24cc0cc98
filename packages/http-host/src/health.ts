import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { problemResponses } from "./problem-schema.ts";
import { Problem } from "./problems.ts";

/** Resolves when the server can do its work, having asked its store; rejects otherwise. */
export type Readiness = () => Promise<void>;

function healthSchema(status: "live" | "ready", summary: string) {
  const answer = Type.Object({ status: Type.Literal(status) }, { description: summary });
  return { tags: ["health"], summary, security: [], response: { 200: answer } };
}

/** `GET /health/live`: the process runs. `GET /health/ready`: its store answers. */
export const health: FastifyPluginAsyncTypebox<{ ready: Readiness }> = async (app, { ready }) => {
  app.get("/health/live", { schema: healthSchema("live", "The process runs") }, async () => ({
    status: "live" as const,
  }));

  const schema = healthSchema("ready", "The server can do its work");
  const response = { ...schema.response, ...problemResponses("not_ready") };
  app.get("/health/ready", { schema: { ...schema, response } }, async (request) => {
    try {
      await ready();
    } catch (error) {
      request.log.error({ err: error }, "not ready");
      throw new Problem("not_ready", "The store does not answer; the log says why.");
    }
    return { status: "ready" as const };
  });
};
