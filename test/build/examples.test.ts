import { readFileSync } from "node:fs";
import * as emulator from "@utrn-lab/meter-emulator";
import { REFUSALS } from "@utrn-lab/utrn";
import { describe, expect, it, test } from "vitest";
import { examplesOf, PAGES, promisedBy } from "../support/library-examples.ts";
import { run } from "../support/packed.ts";

describe.each(PAGES)("%s", (path) => {
  const examples = examplesOf(path);

  it("prints what its examples say", () => {
    expect(examples.length).toBeGreaterThan(0);
    const args = ["--conditions=@utrn-lab/source", "--input-type=module-typescript", "--eval"];
    // From here Node finds both packages.
    const result = run(process.execPath, [...args, examples.join("\n")], "packages/meter-emulator");
    expect(result).toEqual({
      status: 0,
      stdout: examples.flatMap(promisedBy).join("\n"),
      stderr: "",
    });
  });

  it("promises something in each example", () => {
    const silent = examples.filter((example) => promisedBy(example).length === 0);
    expect(silent).toEqual([]);
  });
});

test("the README of the emulator names all that its door gives", () => {
  const readme = readFileSync("packages/meter-emulator/README.md", "utf8");
  const part = readme.slice(readme.indexOf("## What it gives"), readme.indexOf("## What its host"));
  const named = [...part.matchAll(/`(\w+)(?:\(.*?\))?`(?=.* \| )/g)].map(([, name]) => name ?? "");
  expect(named.toSorted()).toEqual(Object.keys(emulator).toSorted());
});

test("the README of the codec names every refusal, and no other", () => {
  const readme = readFileSync("packages/utrn/README.md", "utf8");
  const part = readme.slice(readme.indexOf("## Refusals"), readme.indexOf("## Size"));
  const named = [...part.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name ?? "");
  expect(named.toSorted()).toEqual(REFUSALS.toSorted());
});
