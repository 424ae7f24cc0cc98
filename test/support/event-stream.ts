/** The data of server-sent events, one by one, as they come (WHATWG HTML, 9.2). */
export interface EventStream<T> {
  readonly status: number;
  readonly type: string | null;
  /** The next event; undefined when the server has ended the stream. */
  next(): Promise<T | undefined>;
  close(): void;
}

function dataOf(block: string): string | undefined {
  const lines = block.split("\n").filter((line) => line.startsWith("data: "));
  return lines.length === 0 ? undefined : lines.map((line) => line.slice(6)).join("\n");
}

async function* eventsIn(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    yield* blocks.map(dataOf).filter((data) => data !== undefined);
  }
}

/** Opens a stream of server-sent events, with request headers if need be. */
export async function openEventStream<T>(
  url: string,
  given: Record<string, string> = {},
): Promise<EventStream<T>> {
  const abort = new AbortController();
  const headers = { accept: "text/event-stream", ...given };
  const answer = await fetch(url, { headers, signal: abort.signal });
  if (answer.body === null) throw new Error("the answer has no body");
  const events = eventsIn(answer.body);
  return {
    status: answer.status,
    type: answer.headers.get("content-type"),
    next: async () => {
      const { value, done } = await events.next();
      return done === true ? undefined : JSON.parse(value);
    },
    close: () => abort.abort(),
  };
}
