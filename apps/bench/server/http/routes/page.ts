import { createHash } from "node:crypto";
import fastifyStatic from "@fastify/static";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { REPORT_STYLE } from "../../sessions/report-html.ts";

/** A source of a policy: the one text that has this hash. */
function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/**
 * The page loads nothing from another host, and asks none by itself. It may connect to one, as the
 * tester names a supplier service at any address to commission a meter with: the bench must not do
 * it for the page, or it would be an open proxy. A report that it opens has its styles in it.
 */
const POLICY =
  "default-src 'self'; connect-src 'self' http: https:; img-src 'self' data:; " +
  `style-src 'self' ${hashOf(REPORT_STYLE)}; ` +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The page, at `/`. */
export const pageRoutes: FastifyPluginAsyncTypebox<{ folder: string }> = async (
  app,
  { folder },
) => {
  await app.register(fastifyStatic, {
    root: folder,
    schemaHide: true,
    preCompressed: true,
    setHeaders: (reply) => {
      reply.header("content-security-policy", POLICY);
      reply.header("x-content-type-options", "nosniff");
    },
  });
};
