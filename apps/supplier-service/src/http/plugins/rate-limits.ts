import rateLimit from "@fastify/rate-limit";
import { Problem } from "@utrn-lab/http-host";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const MINUTE_MS = 60_000;
/** Wrong keys that may come from one address in a minute. */
const WRONG_KEYS_PER_MINUTE = 60;

/**
 * Counts a request and throws Problem `too_many_requests`, with Retry-After, where it is one too
 * many.
 */
type LimitRate = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

function tooMany(): Problem {
  return new Problem(
    "too_many_requests",
    "Wait for the seconds in Retry-After, then send the request again.",
  );
}

/**
 * Limits how often one API key calls, and how often one address tries wrong keys. Each process
 * counts for itself, in memory.
 * @param perMinute - requests of a key; 0: no limit.
 */
export async function limitRates(
  app: FastifyInstance,
  perMinute: number,
): Promise<{ limitKey: LimitRate; limitAddress: LimitRate }> {
  await app.register(rateLimit, {
    global: false,
    timeWindow: MINUTE_MS,
    errorResponseBuilder: tooMany,
  });
  const byKey = app.rateLimit({ max: perMinute, keyGenerator: ({ actor }) => actor.keyId });
  const byAddress = app.rateLimit({ max: WRONG_KEYS_PER_MINUTE, keyGenerator: ({ ip }) => ip });
  return {
    limitKey: async (request, reply) =>
      perMinute === 0 ? undefined : byKey.call(app, request, reply),
    limitAddress: (request, reply) => byAddress.call(app, request, reply),
  };
}
