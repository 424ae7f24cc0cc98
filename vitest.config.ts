import { realpathSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Tests resolve the packages to their source, as `node --conditions=@utrn-lab/source` does. */
const conditions = ["@utrn-lab/source"];

/** One seed for the whole run, printed so that a failure can be repeated. */
const seed = process.env.FC_SEED ?? String(Date.now() % 2 ** 31);
process.env.FC_SEED = seed;
process.stdout.write(`fast-check seed ${seed} (repeat with FC_SEED=${seed})\n`);

/**
 * Node caches what it compiles, so that workers and the servers of the tests start faster. A
 * process writes the cache when it exits; one that is killed does not.
 */
process.env.NODE_COMPILE_CACHE ??= resolve(
  import.meta.dirname,
  "node_modules/.cache/node-compile-cache",
);

/** Short files that take long: on a new machine, Vitest would begin with the longest texts. */
const LONG = [
  "test/model/meter-model.test.ts",
  "test/service/guides.test.ts",
  "test/cli/page.test.ts",
  "test/conformance/vectors.test.ts",
].map((path) => realpathSync(resolve(import.meta.dirname, path)));

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.includes(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ["test/**/*.test.ts"],
    env: { FC_SEED: seed },
    setupFiles: ["test/support/seed.ts"],
    // Tests of real processes and pages wait for them: twice as many workers keep all cores busy.
    maxWorkers: availableParallelism() * 2,
    sequence: { sequencer: LongFirst },
    // A worker reads the sources once for all its files: no test changes what others see of them.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What comes to be so is waited for, however much else the machine has to do.
    expect: { poll: { timeout: 60_000 } },
    coverage: {
      include: ["packages/utrn/src/**", "packages/meter-emulator/src/**"],
      // Files of types only, and the list of exports, have nothing to run.
      exclude: [
        "**/index.ts",
        "**/commands/types.ts",
        "**/codes/code-outcome.ts",
        "**/meter/state.ts",
        "**/meter-event.ts",
      ],
      reporter: ["text"],
      thresholds: { 100: true },
    },
  },
});
