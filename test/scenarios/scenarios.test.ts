import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readScenario } from "./scenario.ts";

const FOLDER = new URL("./", import.meta.url);
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith(".scenario"));

describe("worked examples of the meter's rules", () => {
  const scenarios = FILES.map((name) => {
    const { title, run } = readScenario(name, readFileSync(new URL(name, FOLDER), "utf8"));
    return { name, title, run };
  });

  it("each has a title of its own", () => {
    const titles = scenarios.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  for (const { title, run } of scenarios) it(title, run);
});
