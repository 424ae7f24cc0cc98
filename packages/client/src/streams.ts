import { EventSourceParserStream } from "eventsource-parser/stream";
import type { SupplierClient } from "./client.ts";
import type { paths } from "./interface.ts";
import { PLATFORM, type Platform } from "./platform.ts";
import { type Answered, given } from "./problem-error.ts";

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;

/** Reads a stream to its end; who stops before has it cancelled. */
async function* eachOf<Chunk>(stream: ReadableStream<Chunk>): AsyncGenerator<Chunk> {
  // Not every browser can iterate a stream itself.
  const reader = stream.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/**
 * Every line of an export of JSON lines.
 * @param call - with `parseAs: "stream"`.
 * @throws ProblemError where the service refuses, TypeError where the export breaks off.
 * @example
 * const params = { path: { campaignId } };
 * const asked = { params, parseAs: "stream" } as const;
 * const call = client.GET("/v1/campaigns/{campaignId}/codes.ndjson", asked);
 * for await (const code of eachLine<{ meterId: string; code: string }>(call)) send(code);
 */
export async function* eachLine<Line>(
  call: Promise<Answered<Bytes | null>>,
): AsyncGenerator<Line, void, undefined> {
  const texts = (await given(call)).pipeThrough(new TextDecoderStream());
  let rest = "";
  for await (const text of eachOf(texts)) {
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line);
  }
  if (rest !== "") yield JSON.parse(rest);
}

type Listing = paths["/v1/campaigns"]["get"]["responses"][200];

/** A campaign, as its events tell it, and as it stands in a list. */
export type Campaign = Listing["content"]["application/json"]["items"][number];

/** Whether nothing can become of a campaign any more. */
export function isOver({ status }: Pick<Campaign, "status">): boolean {
  return status === "done" || status === "cancelled";
}

/** How a stream of events is followed. */
interface Following {
  readonly signal?: AbortSignal;
  readonly wait?: Platform["wait"];
}

/** How long to wait before a stream that ended is opened again. */
const AGAIN_AFTER_MS = 1_000;

/** The events of one connection; ends where it breaks off, too. */
async function* eventsOf(stream: Bytes): AsyncGenerator<string> {
  const events = stream
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  try {
    for await (const { data } of eachOf(events)) yield data;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}

/**
 * A campaign whenever it has come further, until it is over: over connections that end or are lost.
 * @throws ProblemError where the service refuses, TypeError where it cannot be reached any more.
 * @example
 * for await (const { issued, meters } of campaignEvents(client, campaignId)) show(issued / meters);
 */
export async function* campaignEvents(
  client: SupplierClient,
  campaignId: string,
  { signal, wait = PLATFORM.wait }: Following = {},
): AsyncGenerator<Campaign, void, undefined> {
  for (;;) {
    const call = client.GET("/v1/campaigns/{campaignId}/events", {
      params: { path: { campaignId } },
      headers: { accept: "text/event-stream" },
      parseAs: "stream",
      ...(signal === undefined ? {} : { signal }),
    });
    for await (const data of eventsOf(await given(call))) {
      const campaign: Campaign = JSON.parse(data);
      yield campaign;
      if (isOver(campaign)) return;
    }
    await wait(AGAIN_AFTER_MS, signal);
  }
}
