import cors from "@fastify/cors";
import fastifyPlugin from "fastify-plugin";

const ALLOWED_HEADERS = ["Authorization", "Content-Type", "Idempotency-Key"];

/**
 * What a page may do here: what it takes to register a meter, to issue and to set a lab's clock.
 * Nothing is deleted by a page.
 */
function methodsOf(url: string): string[] {
  return url === "/v1/lab/clock" ? ["GET", "PUT"] : ["GET", "POST"];
}

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
      delegator: ({ url, headers }, answer) => {
        const isNamed = headers.origin !== undefined && origins.includes(headers.origin);
        const origin = isNamed && url.startsWith("/v1/");
        answer(null, { origin, methods: methodsOf(url), allowedHeaders: ALLOWED_HEADERS });
      },
    });
  },
  { name: "cross-origin" },
);
