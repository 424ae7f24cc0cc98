import { describe, expect, it } from "vitest";
import { DOORS, doorOf, PLANTED } from "./doors.ts";
import { Tried } from "./engine/attempt.ts";
import { readCorpus } from "./engine/corpus.ts";
import { search } from "./search.ts";

describe.each(Object.keys(DOORS))("the door %s", (name) => {
  it("keeps its promise for every input that was kept", async () => {
    const tried = new Tried(await doorOf(name));
    const corpus = readCorpus(name);
    expect(corpus.length).toBeGreaterThan(5);
    const failed: unknown[] = [];
    for (const input of corpus) {
      const attempt = await tried.attempt(input);
      if ("failure" in attempt) failed.push({ input, ...attempt.failure });
    }
    await tried.close();
    expect(failed).toEqual([]);
  });
});

describe("the search", () => {
  it("finds an error, makes its input small, and ends what never comes back", async () => {
    const task = { door: PLANTED, seed: 1, seconds: 120, inputs: 1_000_000 };
    const { findings, ran } = await search(task, 2_000);
    expect(ran).toBeUndefined();
    expect(findings.map(({ message }) => message.split("\n")[0])).toEqual([
      "Error: planted",
      "answered nothing any more",
    ]);
    const [planted] = findings;
    expect(planted?.input).toMatch(/^\[\{"type":"top_up","amountPence":\d+\}\]$/);
  });
});
