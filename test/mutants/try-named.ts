import { startVitest } from "vitest/node";
import { NAMED } from "./named.ts";

/**
 * How many tests fail with a fault put in; where a file cannot even be read, none does.
 * @param name - the fault's; of no fault, as it should be: the sources as they are.
 */
async function failuresWith(name: string, tests: readonly string[]): Promise<number> {
  process.env.MUTANT_TESTS = JSON.stringify(tests);
  process.env.NAMED_MUTANT = name;
  const config = "test/mutants/vitest.config.ts";
  const silent = { watch: false, bail: 1, maxWorkers: 1, reporters: [{}] };
  const vitest = await startVitest("test", [], { config, ...silent });
  const tried = vitest.state.getTestModules().flatMap(({ children }) => [...children.allTests()]);
  await vitest.close();
  return tried.filter((test) => test.result().state === "failed").length;
}

/**
 * Puts each fault in, and has its tests look for it. The process ends with 1 where one is missed.
 * @param only - a part of the names of those that are meant.
 */
export async function tryNamed(only: string | undefined): Promise<void> {
  const chosen = NAMED.filter(({ name }) => name.includes(only ?? ""));
  const tests = [...new Set(chosen.flatMap((mutant) => mutant.tests))];
  if ((await failuresWith("", tests)) > 0) throw new Error("The tests fail without any fault.");
  let missed = 0;
  for (const mutant of chosen) {
    const isKilled = (await failuresWith(mutant.name, mutant.tests)) > 0;
    if (!isKilled) missed += 1;
    process.stdout.write(`${isKilled ? "killed" : "MISSED"}  ${mutant.name}\n`);
  }
  process.stdout.write(`${chosen.length - missed} of ${chosen.length} named mutants killed\n`);
  process.exitCode = missed === 0 ? 0 : 1;
}
