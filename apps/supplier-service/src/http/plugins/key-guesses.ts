import type { FastifyInstance, FastifyRequest } from "fastify";
import { LRUCache } from "lru-cache";
import { tooMany } from "./rate-limits.ts";

/** Wrong keys that may come from one address in a minute. */
const WRONG_KEYS_PER_MINUTE = 60;
/** Pairs of an address and a key that was right, in memory. */
const KNOWN_MAX = 10_000;

/** How keys that are sent are held apart from keys that are guessed. */
interface Guesses {
  /**
   * Throws Problem `too_many_requests` where the address has sent too many wrong keys to be told
   * whether this one is right. Called before the key is looked up: the answer says nothing of it.
   */
  readonly refuseGuess: (request: FastifyRequest, keyHash: string) => Promise<void>;
  readonly countWrong: (request: FastifyRequest) => Promise<void>;
  readonly knowRight: (request: FastifyRequest, keyHash: string) => void;
}

/**
 * Limits how often one address tries wrong keys; of IPv6 a network of 64 bits is one address. A key
 * that was right before, from the same address, is still let in: who shares an address with one who
 * guesses is not shut out. Each process counts for itself, in memory.
 * @param app - has the plugin of rate limits.
 */
export function limitGuesses(app: FastifyInstance): Guesses {
  const wrongKeys = app.createRateLimit({ max: WRONG_KEYS_PER_MINUTE });
  const known = new LRUCache<string, true>({ max: KNOWN_MAX });
  const pairOf = ({ ip }: FastifyRequest, keyHash: string) => `${ip} ${keyHash}`;
  return {
    refuseGuess: async (request, keyHash) => {
      if (known.has(pairOf(request, keyHash))) return;
      const counted = await wrongKeys(request, { increment: false });
      if (counted.isAllowed || counted.remaining > 0) return;
      throw tooMany(counted.ttlInSeconds);
    },
    countWrong: async (request) => {
      await wrongKeys(request);
    },
    knowRight: (request, keyHash) => {
      known.set(pairOf(request, keyHash), true);
    },
  };
}
