import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { problemResponses } from "@utrn-lab/http-host";
import { EVENT_TYPES } from "../../events/event-types.ts";
import {
  type EventsFound,
  type EventsWanted,
  idAt,
  placeAfter,
  readEvents,
} from "../../events/read-events.ts";
import type { Service } from "../../service.ts";
import { readAuditHead } from "../../store/audit.ts";
import type { Store } from "../../store/tables.ts";
import { Events, EventsQuery } from "../schemas/event.ts";

/** How often to look for events that are waited for: any process may make them. */
const LOOK_MS = 500;

const listing = {
  tags: ["events"],
  operationId: "listEvents",
  summary: "What happened, the oldest first",
  description:
    "Every change of codes, meters, campaigns and approvals, in one order without gaps. Keep " +
    "`nextAfter`, and ask with it as `after` next time: no event is missed, and none comes late. " +
    "With `wait` the call is answered as soon as there is one. No event has digits of a code.",
  querystring: EventsQuery,
  response: {
    200: Events,
    ...problemResponses("event_unknown"),
  },
};

/**
 * Where the trail ends, after a pause: one look for all who wait, however many they are.
 * @param signal - ends the pauses.
 */
function startLooking(store: Store, signal: AbortSignal): () => Promise<number> {
  let look: Promise<number> | undefined;
  const lookOnce = async () => {
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
    look = undefined;
    return (await readAuditHead(store)).seq;
  };
  return () => {
    look ??= lookOnce();
    return look;
  };
}

/** Reads events, and again once the trail has gone on, until there are some or it is time. */
async function waitForEvents(
  store: Store,
  wanted: EventsWanted,
  waiting: {
    readonly limit: number;
    readonly looks: number;
    readonly signal: AbortSignal;
    readonly nextEnd: () => Promise<number>;
  },
): Promise<EventsFound> {
  const { limit, looks, signal, nextEnd } = waiting;
  let found = await readEvents(store, wanted, limit);
  for (let look = 0; look < looks && !signal.aborted; look += 1) {
    if (found.items.length > 0 || found.hasMore) break;
    if ((await nextEnd()) > found.upTo) {
      found = await readEvents(store, { ...wanted, after: found.upTo }, limit);
    }
  }
  return found;
}

/** The feed of events. */
export const eventRoutes: FastifyPluginAsyncTypebox<{ service: Service }> = async (
  app,
  { service: { store } },
) => {
  const stopping = new AbortController();
  app.addHook("preClose", async () => stopping.abort());
  const nextEnd = startLooking(store, stopping.signal);

  const config = { role: "reader" } as const;

  app.get("/v1/events", { schema: listing, config }, async ({ query }, reply) => {
    const { after, type, meterId, limit = 50, wait = 0 } = query;
    const named = type?.split(",");
    const types = EVENT_TYPES.filter((each) => named?.includes(each) ?? true);
    const wanted = { after: await placeAfter(store, after), types, meterId };
    const gone = new AbortController();
    reply.raw.once("close", () => gone.abort());
    const signal = AbortSignal.any([stopping.signal, gone.signal]);
    const looks = (wait * 1_000) / LOOK_MS;
    const waiting = { limit, looks, signal, nextEnd };
    const { items, upTo, hasMore } = await waitForEvents(store, wanted, waiting);
    return { items: [...items], nextAfter: (await idAt(store, upTo)) ?? null, hasMore };
  });
};
