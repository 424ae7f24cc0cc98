import rateLimit from "@fastify/rate-limit";
import { Problem } from "@utrn-lab/http-host";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const MINUTE_MS = 60_000;

/**
 * Counts a request and throws Problem `too_many_requests`, with Retry-After, where it is one too
 * many.
 */
type LimitRate = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

/** The refusal of what comes too often. */
export function tooMany(retryAfterSeconds?: number): Problem {
  const detail = "Wait for the seconds in Retry-After, then send the request again.";
  return new Problem("too_many_requests", detail, {}, retryAfterSeconds);
}

/**
 * Limits how often one API key calls. Each process counts for itself, in memory.
 * @param perMinute - requests of a key; 0: no limit.
 */
export async function limitRates(app: FastifyInstance, perMinute: number): Promise<LimitRate> {
  await app.register(rateLimit, {
    global: false,
    timeWindow: MINUTE_MS,
    errorResponseBuilder: () => tooMany(),
  });
  const byKey = app.rateLimit({ max: perMinute, keyGenerator: ({ actor }) => actor.keyId });
  return async (request, reply) => (perMinute === 0 ? undefined : byKey.call(app, request, reply));
}
