import fastifyStatic from "@fastify/static";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";

/** The page asks nobody but its own host for anything. */
const POLICY =
  "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The page, at `/`. */
export const pageRoutes: FastifyPluginAsyncTypebox<{ folder: string }> = async (
  app,
  { folder },
) => {
  await app.register(fastifyStatic, {
    root: folder,
    schemaHide: true,
    setHeaders: (reply) => {
      reply.header("content-security-policy", POLICY);
      reply.header("x-content-type-options", "nosniff");
    },
  });
};
