import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const README = readFileSync("packages/meter-emulator/README.md", "utf8");
const EXAMPLES = [...README.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code ?? "");

/** What an example says that it prints: the comment behind each `console.log`. */
function promisedBy(example: string): string[] {
  return [...example.matchAll(/^console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line]) => line ?? "");
}

test("the example of the emulator's README prints what it says", () => {
  expect(EXAMPLES).toHaveLength(1);
  for (const example of EXAMPLES) {
    const args = ["--conditions=@utrn-lab/source", "--input-type=module-typescript", "--eval"];
    const cwd = "packages/meter-emulator";
    const run = spawnSync(process.execPath, [...args, example], { cwd, encoding: "utf8" });
    expect(run).toMatchObject({ status: 0, stderr: "" });
    const promised = promisedBy(example);
    expect(promised.length).toBeGreaterThan(0);
    expect(run.stdout.trim().split("\n")).toEqual(promised);
  }
});
