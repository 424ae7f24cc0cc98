/** The longest line that is read, so that a file without line ends does not fill the memory. */
const LINE_BYTES_MAX = 16_384;

/** A line of a file: its text, or why it has none. */
export interface Line {
  /** Its number, the first is 1. */
  readonly number: number;
  readonly text: string;
  readonly fault: "too_long" | "not_utf8" | undefined;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function lineOf(number: number, parts: readonly Uint8Array[], size: number): Line {
  if (size > LINE_BYTES_MAX) return { number, text: "", fault: "too_long" };
  const bytes = Buffer.concat(parts);
  const end = bytes.at(-1) === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length;
  const text = decode(bytes.subarray(0, end));
  return text === undefined
    ? { number, text: "", fault: "not_utf8" }
    : { number, text, fault: undefined };
}

/**
 * Splits a stream into lines, holding at most one line in memory: a longer one is dropped up to its
 * end and marked `too_long`. A byte order mark at the beginning is dropped.
 * @param chunks - the bytes as they come.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let size = 0;
  const add = (bytes: Uint8Array) => {
    size += bytes.length;
    if (size > LINE_BYTES_MAX) parts = [];
    else if (bytes.length > 0) parts.push(bytes);
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, at));
      yield lineOf(number, parts, size);
      number += 1;
      parts = [];
      size = 0;
      from = at + 1;
    }
    // A copy: the chunk itself, however large, is not kept for the line that it ends in.
    add(Uint8Array.from(chunk.subarray(from)));
  }
  if (size > 0) yield lineOf(number, parts, size);
}
