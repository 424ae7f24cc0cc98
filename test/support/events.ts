import type { Call } from "./api-client.ts";

/** An event as it is told. */
export interface ToldEvent {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly actor: string;
  readonly data: {
    readonly codes?: readonly {
      readonly codeId: string;
      readonly meterId: string;
      readonly utrnCounter: number;
    }[];
    readonly meterIds?: readonly string[];
    readonly [member: string]: unknown;
  };
}

interface Page {
  readonly items: readonly ToldEvent[];
  readonly nextAfter: string;
  readonly hasMore: boolean;
}

/** One page of the feed. */
export async function readPage(call: Call, query = ""): Promise<Page> {
  const { status, text, body } = await call("GET", `/v1/events?${query}`);
  if (status !== 200) throw new Error(`no events: ${text}`);
  return body as Page;
}

/** The whole feed, a page at a time. */
export async function readFeed(call: Call, query = "limit=200"): Promise<ToldEvent[]> {
  const events: ToldEvent[] = [];
  let page = await readPage(call, query);
  events.push(...page.items);
  while (page.hasMore) {
    page = await readPage(call, `${query}&after=${page.nextAfter}`);
    events.push(...page.items);
  }
  return events;
}

/** What somebody knows of all codes who has heard nothing but the events: the status by id. */
export function codesHeardOf(events: readonly ToldEvent[]): Map<string, string> {
  const known = new Map<string, string>();
  for (const { type, data } of events) {
    const [about, what = ""] = type.split(".");
    if (about !== "code") continue;
    for (const { codeId } of data.codes ?? []) known.set(codeId, what);
  }
  return known;
}

/** The same of the meters that are registered and not retired. */
export function metersHeardOf(events: readonly ToldEvent[]): string[] {
  const known = new Set<string>();
  for (const { type, data } of events) {
    for (const meterId of data.meterIds ?? []) {
      if (type === "meter.registered" || type === "meter.taken_back") known.add(meterId);
      if (type === "meter.retired") known.delete(meterId);
    }
  }
  return [...known].toSorted();
}
