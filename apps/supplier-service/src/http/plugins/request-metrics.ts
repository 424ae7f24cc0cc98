import fastifyPlugin from "fastify-plugin";
import type { Metrics } from "../../metrics.ts";

/** Measures every answer of the routes beside it, and those to requests that match no route. */
export const requestMetrics = fastifyPlugin<{ metrics: Metrics }>(
  async (app, { metrics }) => {
    app.addHook("onResponse", async (request, reply) => {
      const route = request.routeOptions.url ?? "unknown";
      const labels = { method: request.method, route, status: reply.statusCode };
      metrics.observeRequest(labels, reply.elapsedTime / 1_000);
    });
  },
  { name: "request-metrics" },
);
