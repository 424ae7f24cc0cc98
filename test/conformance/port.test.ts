import { Readable, Writable } from "node:stream";
import { serveConformance } from "@utrn-lab/cli/conformance";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** What the port answers to bytes that come in these pieces. */
async function answersTo(...pieces: readonly (string | Uint8Array)[]): Promise<unknown[]> {
  const written: string[] = [];
  const output = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      written.push(String(chunk));
      done();
    },
  });
  await serveConformance(Readable.from(pieces.map((piece) => Buffer.from(piece))), output);
  const lines = written.join("").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

const anyJson = fc.json({ maxDepth: 3, stringUnit: "binary" });

/** A request with members of each operation, right ones and wrong ones, or no request at all. */
const anyLine = fc
  .oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    anyJson,
    fc
      .dictionary(
        fc.constantFrom(
          ..."id op code digits block highest truncated bits meterId supplierId".split(" "),
          ..."commands utrnCounter date kind supply mode daysBack nearCounter".split(" "),
        ),
        fc.oneof(
          anyJson,
          fc.constantFrom("1", "16", '"00db1234567890a0"', '"73946144332040217315"'),
        ),
      )
      .chain((members) =>
        fc
          .constantFrom("encode", "decode", "decode_confirmation", "check_digit", "recover_counter")
          .map((op) => ({ ...members, op: JSON.stringify(op) })),
      )
      .map((members) => {
        const all = Object.entries(members).map(
          ([name, value]) => `${JSON.stringify(name)}:${value}`,
        );
        return `{${all.join()}}`;
      }),
  )
  .map((line) => line.replaceAll("\n", ""));

/** DCC's reference top-up, whose check digit is 5. */
const DIGITS = '"op":"check_digit","digits":"7394614433204021731"';

describe("a request to the port", () => {
  it.each([
    ["U+2028", "a\u2028b"],
    ["U+2029", "a\u2029b"],
    ["U+0085", "a\u0085b"],
  ])("goes on behind %s, and is answered once", async (_, id) => {
    const line = `{"id":"${id}",${DIGITS}}\n`;
    expect(await answersTo(line, line)).toEqual([
      { id, checkDigit: "5" },
      { id, checkDigit: "5" },
    ]);
  });

  it("goes on behind a carriage return, and ends at LF or CRLF", async () => {
    const text = `{"id":1,\r${DIGITS}}\r\n{"id":2,${DIGITS}}\n\r\r\n{"id":3,${DIGITS}}\n\r`;
    expect(await answersTo(text)).toEqual([
      { id: 1, checkDigit: "5" },
      { id: 2, checkDigit: "5" },
      { id: 3, checkDigit: "5" },
    ]);
  });

  it("is read whole, wherever its bytes are cut", async () => {
    const bytes = Buffer.from(`{"id":"£é😀",${DIGITS}}\r\n`);
    const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
    expect(await answersTo(...pieces)).toEqual([{ id: "£é😀", checkDigit: "5" }]);
  });

  const deep = (text: string) => text.repeat(100_000);

  it.each([
    ["a list", `${deep("[")}${deep("]")}`],
    ["an id", `{"id":${deep("[")}${deep("]")},${DIGITS}}`],
    ["digits", `{"op":"check_digit","digits":${deep('{"a":')}1${deep("}")}}`],
    ["brackets that never close", deep("[")],
  ])("of %s, 100,000 levels deep, is an error, and the port goes on", async (_, line) => {
    expect(await answersTo(`${line}\n{"id":2,${DIGITS}}\n`)).toEqual([
      { error: expect.any(String) },
      { id: 2, checkDigit: "5" },
    ]);
  });

  it("always gets exactly one answer, whatever it is, and the next is answered too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine, { maxLength: 8 }), async (lines) => {
        const asked = lines.filter((line) => /[^ \t\r]/.test(line));
        const answers = await answersTo(`${[...lines, `{"id":"last",${DIGITS}}`].join("\n")}\n`);
        return (
          answers.length === asked.length + 1 &&
          answers.every((answer) => typeof answer === "object" && answer !== null) &&
          JSON.stringify(answers.at(-1)) === '{"id":"last","checkDigit":"5"}'
        );
      }),
      { numRuns: 300 },
    );
  });
});
