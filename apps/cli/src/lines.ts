import type { Readable } from "node:stream";
import { Unusable } from "./failure.ts";

/** No line of the port, of a trail or of keys comes near it. */
const CHARACTERS_MAX = 4_194_304;

/**
 * Lines ended by LF or CRLF, and by nothing else: U+2028 and a lone CR may stand inside JSON. What
 * follows the last end is a line, too, unless it is empty.
 * @throws Unusable where a line is longer than 4 Mi characters.
 */
export async function* linesOf(input: Readable): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of input.setEncoding("utf8")) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > CHARACTERS_MAX) {
      throw new Unusable("line_too_long", `a line is longer than ${CHARACTERS_MAX} characters`);
    }
    for (const line of lines) yield line.endsWith("\r") ? line.slice(0, -1) : line;
  }
  if (rest !== "") yield rest;
}
