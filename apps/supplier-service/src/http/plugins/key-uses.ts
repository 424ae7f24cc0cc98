import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Sources } from "../../sources.ts";
import { noteUse } from "../../store/api-keys.ts";
import type { ApiKeyRow, Store } from "../../store/tables.ts";

/** A use is noted this long after the one noted before: not every call writes. */
const NOTED_EVERY_SECONDS = 60;

/**
 * Notes when keys are used, once their calls are answered: no call waits for that, or fails by it.
 * @returns what is to be told of each call that a key has opened.
 */
export function noteKeyUses(
  app: FastifyInstance,
  { store, sources }: { readonly store: Store; readonly sources: Pick<Sources, "realSeconds"> },
) {
  const opened = new WeakMap<FastifyRequest, ApiKeyRow>();
  app.addHook("onResponse", async (request) => {
    const key = opened.get(request);
    const realSeconds = sources.realSeconds();
    const before = realSeconds - NOTED_EVERY_SECONDS;
    if (key === undefined || (key.last_used_at ?? -Infinity) > before) return;
    try {
      await noteUse(store, key.key_id, { realSeconds, before });
    } catch (err) {
      request.log.warn({ err }, "the use of an API key is not noted");
    }
  });
  return (request: FastifyRequest, key: ApiKeyRow): void => {
    opened.set(request, key);
  };
}
