import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { NAMED } from "./named.ts";
import { mutated } from "./named-mutant.ts";

test("every named mutant still finds its text once, and its tests", () => {
  for (const mutant of NAMED) {
    const text = readFileSync(mutant.file, "utf8");
    expect(mutated(text, mutant)).not.toBe(text);
    expect(mutant.tests.filter((path) => !existsSync(path))).toEqual([]);
  }
});

test("a text that is gone, or stands twice, is an error that names it", () => {
  const mutant = { name: "", file: "a.ts", search: "x", replacement: "y", tests: [] };
  expect(mutated("1 x 2", mutant)).toBe("1 y 2");
  for (const text of ["1 2", "x x"]) {
    expect(() => mutated(text, mutant)).toThrow("a.ts must hold this once: x");
  }
});
