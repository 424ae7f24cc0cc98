import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  AssumptionError,
  choose,
  parseChoice,
  parseChoices,
} from "../../packages/evaluation/src/assumptions/choose.ts";
import { SOURCES } from "../../packages/evaluation/src/assumptions/sources.ts";
import { ASSUMPTION_NAMES, ASSUMPTIONS } from "../../packages/evaluation/src/assumptions/table.ts";

describe("the table of assumptions", () => {
  it.each(ASSUMPTION_NAMES)("%s has its value between its ends, inside what can be set", (name) => {
    const { value, low, high, least, most, source, says } = ASSUMPTIONS[name];
    expect(value).toBeGreaterThanOrEqual(Math.min(low, value));
    expect(low).toBeLessThanOrEqual(high);
    for (const each of [value, low, high]) {
      expect(each).toBeGreaterThanOrEqual(least);
      expect(each).toBeLessThanOrEqual(most);
    }
    expect(source).not.toBe("");
    expect(says).not.toBe("");
  });

  it("has none that nothing reads", () => {
    const root = "packages/evaluation/src";
    const readers = globSync(`${root}/**/*.ts`).filter(
      (path) => !path.startsWith(`${root}/assumptions/`) && !path.startsWith(`${root}/plan/`),
    );
    const code = readers.map((path) => readFileSync(path, "utf8")).join("\n");
    const unread = ASSUMPTION_NAMES.filter((name) => !new RegExp(`\\b${name}\\b`).test(code));
    expect(readers.length).toBeGreaterThan(40);
    expect(unread).toEqual([]);
  });

  it("has about 90 of them", () => {
    expect(ASSUMPTION_NAMES.length).toBeGreaterThan(80);
  });
});

describe("the sources", () => {
  /** Words in capitals that are no key. */
  const WORDS = ["SECMP", "TDCV", "VAT", "DCC", "SEC", "WAN", "ON", "PAYG", "PPMID", "SMETS"];
  const keysOf = (source: string) =>
    (source.match(/\b[A-Z][A-Z0-9]+(-[A-Z]+)?\b/g) ?? []).filter(
      (key) => !WORDS.some((word) => key.startsWith(word)) && !/^([QF]\d|DP\d|DESNZ)/.test(key),
    );

  it("are all told, and each is one that a figure is from", () => {
    const used = new Set(ASSUMPTION_NAMES.flatMap((name) => keysOf(ASSUMPTIONS[name].source)));
    const known = Object.keys(SOURCES).filter((key) => key !== "DP094");
    expect([...used].toSorted()).toEqual(known.toSorted());
  });
});

describe("a reader's own figures", () => {
  it("take the place of the table's, and leave all others", () => {
    const chosen = choose(parseChoice("noWanShare=0.09"));
    expect(chosen.noWanShare.value).toBe(0.09);
    expect({ ...chosen, noWanShare: 0 }).toEqual({ ...ASSUMPTIONS, noWanShare: 0 });
    expect(ASSUMPTIONS.noWanShare.value).toBe(0.03);
  });

  it.each([
    ["noWanShare=1.01", "noWanShare must be a number from 0 to 1"],
    ["noWanShare=", "noWanShare must be a number"],
    ["noWanShare=0x1", "noWanShare must be a number"],
    ["noWanShare=NaN", "noWanShare must be a number"],
    ["nix=1", "nix is no assumption"],
    ["toString=1", "toString is no assumption"],
    ["noWanShare", "must be of the form name=value"],
  ])("refuse %s by name", (text, message) => {
    expect(() => parseChoice(text)).toThrow(AssumptionError);
    expect(() => parseChoice(text)).toThrow(message);
  });

  it.each([[null], [[]], ["x"], [{ nix: 1 }], [{ noWanShare: "0.1" }], [{ noWanShare: -1 }]])(
    "refuse the file %j",
    (value) => {
      expect(() => parseChoices(value)).toThrow(AssumptionError);
    },
  );
});
