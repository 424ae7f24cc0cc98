import { Stryker } from "@stryker-mutator/core";
import type { Part } from "./parts.ts";
import { strykerPlugins } from "./words.ts";

/**
 * Makes the mutants of a part, one at a time, and has the part's tests look for each.
 * @param only - one source of the part; all of them where it is undefined.
 */
export async function tryPart(name: string, part: Part, only: string | undefined): Promise<void> {
  process.env.MUTANT_TESTS = JSON.stringify(part.tests);
  const stryker = new Stryker({
    mutate: only === undefined ? [...part.sources] : [only],
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner", import.meta.resolve("./words.ts")],
    ignorers: strykerPlugins.map(({ name }) => name),
    vitest: { configFile: "test/mutants/vitest.config.ts", related: false },
    coverageAnalysis: "perTest",
    // What is worked out while a file is read would need all tests again for each mutant.
    ignoreStatic: true,
    concurrency: 1,
    timeoutMS: 20_000,
    // There is no such file: Stryker would read it by the JavaScript interface of TypeScript 5.
    tsconfigFile: "none",
    ignorePatterns: ["benchmarks", "bench", "data", "evaluation", "test/{bench,browser,cli}"],
    incremental: true,
    incrementalFile: `node_modules/.cache/mutants/${name}.json`,
    reporters: ["clear-text", "progress-append-only"],
    clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
    thresholds: { high: 95, low: 95, break: 95 },
  });
  await stryker.runMutationTest();
}
