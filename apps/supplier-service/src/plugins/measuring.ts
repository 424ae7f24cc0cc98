import { Problem } from "@utrn-lab/http-host";
import fastifyPlugin from "fastify-plugin";
import type { Metrics } from "../metrics.ts";

/** What the framework refused before a route of ours did, by its status. */
function codeOf(error: unknown): string {
  if (error instanceof Problem) return error.code;
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  return status < 500 ? "invalid_request" : "internal";
}

/** Measures every answer of the routes beside it, and counts every refusal. */
export const measuring = fastifyPlugin<{ metrics: Metrics }>(
  async (app, { metrics }) => {
    app.addHook("onError", async (_request, _reply, error) => {
      metrics.countRefusal(codeOf(error));
    });
    app.addHook("onResponse", async (request, reply) => {
      const route = request.routeOptions.url ?? "unknown";
      const labels = { method: request.method, route, status: reply.statusCode };
      metrics.observeRequest(labels, reply.elapsedTime / 1_000);
    });
  },
  { name: "measuring" },
);
