import type { SupplierClient } from "./client.ts";
import type { components } from "./interface.ts";
import { given } from "./problem-error.ts";

/** Something that happened at the service (docs/reference/events.md). */
export type SupplierEvent = components["schemas"]["Event"];

/** Which events are read, and how. */
export interface Reading {
  /** The `id` of the event to go on behind; left out: from the first one. */
  readonly after?: string;
  /** Types, separated by commas; left out: all. */
  readonly type?: string;
  readonly meterId?: string;
  /** Seconds that a call waits for an event, to 30; left out, 30. 0: ends with the last one. */
  readonly waitSeconds?: number;
  readonly signal?: AbortSignal;
}

const LIMIT = 200;

/**
 * What happens at the service, each event once and in order, also over lost connections. Keep the
 * `id` of the last event with what it said, and go on behind it.
 * @throws ProblemError where the service refuses: `event_unknown` after it was restored from a
 *   backup; TypeError where it cannot be reached any more.
 * @example
 * for await (const { id, type, data } of eachEvent(client, { after: kept })) keep(id, type, data);
 */
export async function* eachEvent(
  client: SupplierClient,
  { after: from, signal, waitSeconds = 30, ...wanted }: Reading = {},
): AsyncGenerator<SupplierEvent, void, undefined> {
  const asked = { ...wanted, limit: LIMIT, wait: waitSeconds };
  let after = from;
  for (;;) {
    const query = after === undefined ? asked : { ...asked, after };
    const init = { params: { query }, ...(signal === undefined ? {} : { signal }) };
    const { items, nextAfter, hasMore } = await given(client.GET("/v1/events", init));
    yield* items;
    after = nextAfter ?? after;
    if (!hasMore && waitSeconds === 0) return;
  }
}
