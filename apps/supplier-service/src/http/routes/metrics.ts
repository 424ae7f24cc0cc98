import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { Readiness } from "@utrn-lab/http-host";
import { Type } from "typebox";
import type { Metrics } from "../../metrics.ts";

const EXAMPLE = `# TYPE utrn_codes_issued_total counter
utrn_codes_issued_total{digits="20"} 4711
`;

/** Numbers for Prometheus. */
export const metricsRoutes: FastifyPluginAsyncTypebox<{
  metrics: Metrics;
  ready: Readiness;
}> = async (app, { metrics, ready }) => {
  const schema = {
    tags: ["health"],
    operationId: "getMetrics",
    summary: "What this process does, for Prometheus",
    description:
      "Codes and commands issued, refusals, what waits, key agreements, latencies, whether it is " +
      "ready, and the process itself. Each process reports its own, also where it issues " +
      "nothing any more.",
    response: {
      200: {
        description: "Prometheus's text form, 0.0.4.",
        content: { "text/plain": { schema: Type.String({ examples: [EXAMPLE] }) } },
      },
    },
  };
  app.get("/metrics", { schema, config: { role: "metrics" } }, async (_request, reply) => {
    const isReady = await ready().then(
      () => true,
      () => false,
    );
    const text = await metrics.text(isReady);
    reply.type(metrics.mediaType).serializer(String);
    return reply.send(text as never);
  });
};
