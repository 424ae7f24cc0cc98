import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { answerLine } from "@utrn-lab/cli/conformance";
import { describe, expect, it } from "vitest";

interface Vector {
  readonly name: string;
  readonly request: { readonly id?: unknown };
  readonly answer: { readonly error?: unknown };
}

function readVectors(file: string): readonly Vector[] {
  return JSON.parse(readFileSync(file, "utf8")).vectors;
}

function expectAnswer(vector: Vector): void {
  const answer = JSON.parse(answerLine(JSON.stringify(vector.request)));
  const echo = vector.request.id === undefined ? {} : { id: vector.request.id };
  const expected =
    vector.answer.error === undefined ? vector.answer : { error: expect.any(String) };
  expect(answer, vector.name).toEqual({ ...echo, ...expected });
}

describe("our vectors", () => {
  const vectors = readVectors(resolve("test/vectors/code-format.json"));

  it("are all there", () => {
    expect(vectors).toHaveLength(1263);
  });

  it.each(vectors.map((vector, at) => [at + 1, vector.name, vector] as const))(
    "%i: %s",
    (_, __, vector) => expectAnswer(vector),
  );
});

describe("DCC's reference codes (RTDS 4.5.0)", () => {
  const file = resolve(process.env.RTDS_VECTORS ?? "../shared/vectors/rtds-4.5.0.json");

  if (existsSync(file)) {
    it.each(readVectors(file).map((vector) => [vector.name, vector] as const))("%s", (_, vector) =>
      expectAnswer(vector),
    );
  } else {
    it(`are absent: ${file} is not there, so these codes are NOT checked in this run`, () => {
      expect(existsSync(file)).toBe(false);
    });
  }
});
