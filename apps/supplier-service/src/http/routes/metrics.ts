import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { Type } from "typebox";
import type { Service } from "../../service.ts";

const EXAMPLE = `# TYPE utrn_codes_issued_total counter
utrn_codes_issued_total{digits="20"} 4711
`;

/** Numbers for Prometheus. */
export const metricsRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service: { metrics } },
) => {
  const schema = {
    tags: ["health"],
    operationId: "getMetrics",
    summary: "What this process does, for Prometheus",
    description:
      "Codes and commands issued, refusals, what waits, key agreements, latencies, and the " +
      "process itself. Each process reports its own.",
    response: {
      200: {
        description: "Prometheus's text form, 0.0.4.",
        content: { "text/plain": { schema: Type.String({ examples: [EXAMPLE] }) } },
      },
      ...problemResponses("unauthorized"),
    },
  };
  app.get("/metrics", { schema, config: { role: "metrics" } }, async (_request, reply) => {
    const text = await metrics.text();
    reply.type(metrics.mediaType).serializer(String);
    return reply.send(text as never);
  });
};
