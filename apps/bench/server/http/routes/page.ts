import fastifyStatic from "@fastify/static";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";

/**
 * The page loads nothing from another host, and asks none by itself. It may connect to one, as the
 * tester names a supplier service at any address to commission a meter with: the bench must not do
 * it for the page, or it would be an open proxy.
 */
const POLICY =
  "default-src 'self'; connect-src 'self' http: https:; img-src 'self' data:; " +
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
