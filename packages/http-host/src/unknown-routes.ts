import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { Problem } from "./problems.ts";

/** Whether an address is one of a route, say "/v1/meters/00db1234567890a0" of "/v1/meters/:id". */
function isOf(pattern: readonly string[], path: readonly string[]): boolean {
  if (pattern.length !== path.length) return false;
  return pattern.every(
    (name, at) => name === path[at] || (name.startsWith(":") && path[at] !== ""),
  );
}

/**
 * Refuses what no route takes before its body is read: 405 and the methods (RFC 9110, section
 * 15.5.6) where another method would do, else 404.
 */
export const unknownRoutes: FastifyPluginAsync = fastifyPlugin(
  async (app) => {
    const routes: { readonly pattern: readonly string[]; readonly methods: readonly string[] }[] =
      [];
    app.addHook("onRoute", ({ url, method }) => {
      if (!url.includes("*")) routes.push({ pattern: url.split("/"), methods: [method].flat() });
    });
    const refuse = ({ url }: FastifyRequest, reply: FastifyReply): never => {
      const path = url.split("?", 1)[0]?.split("/") ?? [];
      const allowed = routes.filter(({ pattern }) => isOf(pattern, path));
      if (allowed.length === 0) throw new Problem("route_not_found", "/docs lists every route.");
      const allow = [...new Set(allowed.flatMap(({ methods }) => methods))].join(", ");
      reply.header("allow", allow);
      throw new Problem("method_not_allowed", `This address takes ${allow}.`);
    };
    app.setNotFoundHandler(refuse);
    app.addHook("onRequest", async (request, reply) => {
      if (request.is404) refuse(request, reply);
    });
  },
  { name: "unknown-routes" },
);
