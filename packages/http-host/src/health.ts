import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { problemResponses } from "./openapi/problem-schema.ts";
import { Problem } from "./problems.ts";

/** Resolves when the server can do its work, having asked its store; rejects otherwise. */
export type Readiness = () => Promise<void>;

/** How long a server that was ready counts as ready. */
const READY_MS = 1_000;

function healthSchema(status: "live" | "ready", operationId: string, summary: string) {
  const answer = Type.Object({ status: Type.Literal(status) }, { description: summary });
  return { tags: ["health"], operationId, summary, security: [], response: { 200: answer } };
}

/** `GET /health/live`: the process runs. `GET /health/ready`: its store can be written. */
export const health: FastifyPluginAsyncTypebox<{ ready: Readiness }> = async (app, { ready }) => {
  const living = healthSchema("live", "getLiveness", "The process runs");
  app.get("/health/live", { schema: living }, async () => ({ status: "live" as const }));

  let known: Promise<void> | undefined;
  // Anybody may ask, and each answer costs a write: one is good for a second, unless it failed.
  const ask = (): Promise<void> => {
    if (known === undefined) {
      const forget = () => {
        known = undefined;
      };
      known = ready().then(() => {
        setTimeout(forget, READY_MS).unref();
      });
      known.catch(forget);
    }
    return known;
  };

  const schema = healthSchema("ready", "getReadiness", "The server can do its work");
  const response = { ...schema.response, ...problemResponses("not_ready") };
  app.get("/health/ready", { schema: { ...schema, response } }, async (request) => {
    try {
      await ask();
    } catch (error) {
      request.log.error({ err: error }, "not ready");
      throw new Problem("not_ready", "The server cannot do its work; the log says why.");
    }
    return { status: "ready" as const };
  });
};
