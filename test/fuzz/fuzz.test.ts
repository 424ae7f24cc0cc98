import { describe, expect, it } from "vitest";
import { type BenchRig, startBenchRig } from "../support/bench-rig.ts";
import { startRig } from "../support/supplier-rig.ts";
import { DOORS, doorOf, PLANTED } from "./doors.ts";
import { Tried } from "./engine/attempt.ts";
import { readCorpus } from "./engine/corpus.ts";
import { readRequest } from "./engine/http-request.ts";
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

/** The operations of a server's document that no seed of a door asks for. */
async function operationsWithoutSeed(
  name: string,
  rig: Pick<BenchRig, "call" | "remove">,
): Promise<string[]> {
  const { body } = await rig.call("GET", "/docs/json");
  const { paths } = body as { paths: Record<string, object> };
  await rig.remove();
  const seeds = (await doorOf(name)).seeds().map((seed) => readRequest(Buffer.from(seed)));
  const isAsked = (method: string, template: string) => {
    const path = new RegExp(`^${template.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`);
    return seeds.some((seed) => seed.method === method && path.test(seed.path.replace(/\?.*/, "")));
  };
  return Object.entries(paths).flatMap(([template, operations]) =>
    Object.keys(operations)
      .map((method) => method.toUpperCase())
      .filter((method) => !isAsked(method, template))
      .map((method) => `${method} ${template}`),
  );
}

describe("the seeds of a server", () => {
  it("ask for every operation of the supplier service", async () => {
    expect(await operationsWithoutSeed("supplier-http", await startRig())).toEqual([]);
  });

  it("ask for every operation of the bench", async () => {
    expect(await operationsWithoutSeed("bench-http", await startBenchRig())).toEqual([]);
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
