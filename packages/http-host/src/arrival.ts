import type { IncomingMessage } from "node:http";
import type { FastifyPluginAsync } from "fastify";
import fastifyPlugin from "fastify-plugin";

declare module "fastify" {
  interface FastifyContextConfig {
    /** How long the route's requests may take to arrive, where that is longer than usual. */
    arrivalMs?: number;
  }
}

/** How long a request may take to arrive, headers and all. */
export const ARRIVAL_MS = 30_000;
/** How long nothing of it may come. */
const SILENCE_MS = 10_000;

/** Why Node itself ends a request that does not arrive: answered as such in one place. */
class NotArrived extends Error {
  readonly code = "ERR_HTTP_REQUEST_TIMEOUT";
}

/** Whether what has come of a request is with its reader, who waits for more. */
function isAwaited(raw: IncomingMessage): boolean {
  return !raw.complete && raw.readableLength === 0;
}

/**
 * Ends requests whose body does not arrive: at a deadline of its route, or when nothing comes. Node
 * has one deadline for all, which is as long as the longest file takes.
 */
export const arrival: FastifyPluginAsync<{ silenceMs?: number }> = fastifyPlugin(
  async (app, { silenceMs = SILENCE_MS }: { silenceMs?: number }) => {
    app.addHook("onRequest", async ({ raw, headers, routeOptions }, reply) => {
      const hasBody = "content-length" in headers || "transfer-encoding" in headers;
      if (!hasBody || raw.complete !== false) return;
      const { socket } = raw;
      const end = () => app.server.emit("clientError", new NotArrived(), socket);
      const { arrivalMs = ARRIVAL_MS } = routeOptions.config;
      const deadline = setTimeout(() => !raw.complete && end(), arrivalMs);
      let read = socket.bytesRead;
      const silence = setInterval(() => {
        if (socket.bytesRead === read && isAwaited(raw)) end();
        read = socket.bytesRead;
      }, silenceMs);
      const forget = () => {
        clearTimeout(deadline);
        clearInterval(silence);
      };
      raw.once("close", forget);
      reply.raw.once("close", forget);
    });
  },
  { name: "arrival" },
);
