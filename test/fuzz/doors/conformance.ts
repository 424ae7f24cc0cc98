import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Readable, Writable } from "node:stream";
import { answerLine } from "@utrn-lab/cli/conformance";
import { serveConformance } from "../../../apps/cli/src/conformance.ts";
import type { Door } from "../engine/door.ts";

interface Vector {
  readonly request: { readonly op: string };
}

/** Of each kind of request a few, spread over all vectors. */
function vectors(): string[] {
  const file = new URL("../../vectors/code-format.json", import.meta.url);
  const all: readonly Vector[] = JSON.parse(readFileSync(file, "utf8")).vectors;
  const byOp = Map.groupBy(all, ({ request }) => request.op);
  return [...byOp.values()]
    .flatMap((some) => some.filter((_, at) => at % Math.ceil(some.length / 5) === 0))
    .map(({ request }) => JSON.stringify(request));
}

/** No key in hex: private and public ones have 64 digits and more. */
const KEY = /[0-9a-f]{60}/i;

function checkLine(line: string): string {
  const answer = answerLine(line);
  assert.doesNotMatch(answer, /[\r\n]/);
  const { id: _, ...said }: Record<string, unknown> = JSON.parse(answer);
  if (typeof said.error === "string") assert.doesNotMatch(said.error, KEY);
  return `${Object.keys(said).join(" ")} ${said.reject ?? String(said.error ?? "").slice(0, 12)}`;
}

/** All lines through the port as a process has it, cut into chunks anywhere. */
async function serve(input: Buffer): Promise<string[]> {
  const written: string[] = [];
  const output = new Writable({
    write(chunk, _, done) {
      written.push(String(chunk));
      done();
    },
  });
  const half = Math.floor(input.length / 2);
  const chunks = [input.subarray(0, half), input.subarray(half)].filter(({ length }) => length > 0);
  await serveConformance(Readable.from(chunks), output);
  return written;
}

export const door: Door = {
  says: "requests of the conformance port: every line is answered by one line, without a key",
  bytesMax: 4_000,
  cpuMsMax: 1_000,
  seeds: () => [...vectors(), '{"op":"check_digit","digits":"7394614433204021731","id":7}\n\r\n{}'],
  open: () => ({
    async answer(input) {
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(input);
      const lines = text
        .split("\n")
        .map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
      const asked = lines.filter((line) => /[^ \t\r]/.test(line));
      const said = asked.slice(0, 8).map(checkLine);
      if (asked.length < 3) {
        assert.deepEqual(
          await serve(input),
          asked.map((line) => `${answerLine(line)}\n`),
        );
      }
      return said[0] ?? "nothing";
    },
    close: () => {},
  }),
};
