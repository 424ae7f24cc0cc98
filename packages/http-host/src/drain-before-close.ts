import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { FastifyPluginAsync } from "fastify";
import fastifyPlugin from "fastify-plugin";

/** How long a client that was answered before its request was whole may go on sending it. */
interface DrainBounds {
  readonly totalMs: number;
  /** Without a byte. */
  readonly idleMs: number;
  readonly bytesMax: number;
}

const DRAIN_BOUNDS: DrainBounds = {
  totalMs: 30_000,
  idleMs: 5_000,
  bytesMax: 64 * 1_048_576,
};

/** Whether the body of a request has not arrived, or nobody has read it. */
function isUnfinished({ complete }: IncomingMessage): boolean {
  // A request that came over no network (`inject`) has no such member.
  return complete === false;
}

/** Reads what still comes and drops it. Whoever has read the request so far has answered it. */
function drop(raw: IncomingMessage): void {
  raw.removeAllListeners("readable").removeAllListeners("data");
  // Node takes note of a reader that has gone in its next turn.
  setImmediate(() => raw.resume());
}

/** Closes a connection once its request has ended, or has passed a bound. */
function drainUntilEnd(raw: IncomingMessage, socket: Socket, bounds: DrainBounds): void {
  const from = socket.bytesRead;
  const close = () => socket.destroy();
  const total = setTimeout(close, bounds.totalMs);
  socket.setTimeout(bounds.idleMs, close);
  const count = () => {
    if (socket.bytesRead - from > bounds.bytesMax) close();
  };
  raw.once("end", close).once("close", close);
  socket.once("close", () => clearTimeout(total));
  drop(raw);
  raw.on("data", count);
}

/**
 * Closes the connection of a request that is answered before it was whole, and closes it as RFC
 * 9112, section 9.6, asks for: the answer and the end of it first, then what the client still sends
 * is read and dropped, within bounds. Closed at once, the client's own bytes would take the answer
 * from it; left open, a client that reads after it has sent everything would wait for ever.
 */
export const drainBeforeClose: FastifyPluginAsync<{ bounds?: DrainBounds }> = fastifyPlugin(
  async (app, { bounds = DRAIN_BOUNDS }: { bounds?: DrainBounds }) => {
    app.addHook("onSend", async ({ raw }, reply) => {
      if (!isUnfinished(raw)) return;
      reply.header("connection", "close");
      const { socket } = raw;
      // Node calls this once the answer is out; its own closes at once.
      socket.destroySoon = () => {
        socket.end();
        if (raw.readableEnded) socket.destroy();
        else drainUntilEnd(raw, socket, bounds);
      };
    });
  },
  { name: "drain-before-close" },
);
