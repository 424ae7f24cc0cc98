import { invalidRequest } from "@utrn-lab/http-host";

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

const MARK_BYTES = 2;
/** The marks of byte order that UTF-16 begins with, and the encoding that each tells. */
const UTF_16: ReadonlyMap<string, string> = new Map([
  ["fffe", "utf-16le"],
  ["feff", "utf-16be"],
]);

/** Makes UTF-8 of a stream that begins like this; null where it is taken as it is. */
function converterOf(begin: Buffer): ((bytes?: Uint8Array) => Buffer) | null {
  const encoding = UTF_16.get(begin.toString("hex", 0, MARK_BYTES));
  if (encoding === undefined) return null;
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes) => {
    try {
      return Buffer.from(decoder.decode(bytes, { stream: bytes !== undefined }));
    } catch {
      throw invalidRequest("body", "The file begins as UTF-16 and goes on otherwise: send UTF-8.");
    }
  };
}

/** The same text as UTF-8, where a stream begins with a mark of UTF-16. */
async function* utf8Of(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let begin = Buffer.alloc(0);
  let convert: ReturnType<typeof converterOf> | undefined;
  for await (const chunk of chunks) {
    const bytes = convert === undefined ? Buffer.concat([begin, chunk]) : chunk;
    begin = convert === undefined ? Buffer.from(bytes) : begin;
    if (begin.length < MARK_BYTES) continue;
    if (convert === undefined) convert = converterOf(begin);
    yield convert === null ? bytes : convert(bytes);
  }
  if (convert === undefined) yield begin;
  else if (convert !== null) yield convert();
}

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
 * end and marked `too_long`. A byte order mark at the beginning is dropped, and one of UTF-16 tells
 * how the stream is read.
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
  for await (const chunk of utf8Of(chunks)) {
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
