import cors from "@fastify/cors";
import fastifyPlugin from "fastify-plugin";

/** What a page may do here, and send, and read of an answer's headers: as any other client. */
const AS_ANY_CLIENT = {
  methods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
  allowedHeaders: ["Authorization", "Content-Type", "Idempotency-Key"],
  exposedHeaders: ["Content-Disposition", "Idempotency-Replayed", "Retry-After", "X-Request-Id"],
};

/**
 * Lets the pages of the origins named call what lies below /v1 (Fetch standard, section 3.3). A
 * preflight is answered before the check of API keys, as a browser sends none with it; every call
 * itself still needs one. Registered outside the routes that need a key: an OPTIONS that is no such
 * preflight finds no route, as without this plugin.
 */
export const crossOrigin = fastifyPlugin<{ origins: readonly string[] }>(
  async (app, { origins }) => {
    if (origins.length === 0) return;
    await app.register(cors, {
      // By a list of origins the library would tell methods and headers to one that is not in it.
      delegator: ({ method, url, headers }, answer) => {
        const isNamed = headers.origin !== undefined && origins.includes(headers.origin);
        // The library would answer one that asks for no method itself, and in plain text.
        const isHalf = method === "OPTIONS" && !headers["access-control-request-method"];
        const origin = isNamed && !isHalf && url.startsWith("/v1/");
        answer(null, { origin, ...AS_ANY_CLIENT });
      },
    });
  },
  { name: "cross-origin" },
);
