import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { type ProjectFile, projectFiles } from "./support/tree.ts";
import { numbersOf } from "./support/types.ts";

const FILES = projectFiles();

const STATE = /^packages\/meter-emulator\/src\/meter\/state\.ts$/;
const UNIT = /(^|[a-z0-9])(millipence|pounds|seconds|watts|percent)$/i;

/** Numbers of the meter's state that count or number something, and have no unit. */
const COUNTS: readonly string[] = [
  "utrnCounter",
  "highest",
  "candidate",
  "index",
  "accepted",
  "refused",
  "dropped",
  "sent",
  "digitsWithoutA",
];

function numbersWithoutUnit(files: readonly ProjectFile[]): string[] {
  return files
    .filter(({ path }) => STATE.test(path))
    .flatMap((file) => numbersOf(file).map((number) => ({ path: file.path, ...number })))
    .filter(({ name }) => !UNIT.test(name) && !COUNTS.includes(name))
    .map(({ path, line, name }) => `${path}:${line}: ${name}  -> end its name with its unit`);
}

describe("a number of the meter's state", () => {
  it("has its unit at the end of its name", () => {
    expect(numbersWithoutUnit(FILES)).toEqual([]);
  });

  it("would be seen without one", () => {
    const path = "packages/meter-emulator/src/meter/state.ts";
    const text = `interface Meter {
      balanceMillipence: number; energy: { rate1WattSeconds: number; wattage: number };
      debt: Readonly<Record<string, number>>; seconds: number; index: number;
      spans: readonly { readonly since: number | null }[]; name: string;
    }`;
    expect(FILES.some((file) => STATE.test(file.path))).toBe(true);
    expect(numbersWithoutUnit([{ path, text }])).toEqual([
      `${path}:2: wattage  -> end its name with its unit`,
      `${path}:3: debt  -> end its name with its unit`,
      `${path}:4: since  -> end its name with its unit`,
    ]);
  });
});

const SOURCE = /^((packages|apps)\/[^/]+\/(src|server|page)|benchmarks)\/.*\.(tsx?|css)$/;

/** Names that end in "ing" and yet are nouns, adjectives or verbs. */
const NO_GERUNDS: readonly string[] = [
  "bring-to-present",
  "charging",
  "use-reading",
  "waiting-alerts",
  "wording",
];

function gerunds(files: readonly ProjectFile[]): string[] {
  return files
    .filter(({ path }) => SOURCE.test(path))
    .map(({ path }) => ({ path, name: posix.basename(path).replace(/\..*$/, "") }))
    .filter(({ name }) => name.split("-").some((word) => word.endsWith("ing")))
    .filter(({ name }) => !NO_GERUNDS.includes(name))
    .map(({ path }) => `${path}  -> name it by a noun or a verb of the field`);
}

function notKebabCase(files: readonly ProjectFile[]): string[] {
  return files
    .filter(({ path }) => /\.(tsx?|css)$/.test(path))
    .filter(({ path }) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/.test(posix.basename(path)))
    .map(({ path }) => `${path}  -> write its name in kebab-case`);
}

describe("the name of a file", () => {
  it("is no gerund", () => {
    expect(gerunds(FILES)).toEqual([]);
  });

  it("is in kebab-case", () => {
    expect(notKebabCase(FILES)).toEqual([]);
  });

  it("would be seen broken", () => {
    const paths = ["working.ts", "bring-to-present.ts", "telling-voice.tsx", "setUp.ts"];
    const files = paths.map((name) => ({ path: `apps/demo/src/${name}`, text: "" }));
    expect(gerunds(files)).toEqual([
      expect.stringContaining("working.ts"),
      expect.stringContaining("telling-voice.tsx"),
    ]);
    expect(notKebabCase(files)).toEqual([expect.stringContaining("setUp.ts")]);
  });
});

/**
 * Names that a source gives to errors as text, and that it declares nowhere as parameter or member.
 */
function undeclaredNames(source: string): string[] {
  const named = /(?:new Field(?:Range|Type)Error\(|(?:check|parse)\w+\([^,"()]+,) *"(\w+)"/g;
  return [...source.matchAll(named)]
    .map(([, name]) => name ?? "")
    .filter((name) => !new RegExp(`\\b${name}\\??:`).test(source));
}

describe("every error of the library", () => {
  it("names a parameter or a member that its file declares", () => {
    const files = FILES.filter(({ path }) => path.startsWith("packages/utrn/src/"));
    const named = files.flatMap(({ path, text }) =>
      undeclaredNames(text).map((name) => `${path}: ${name}`),
    );
    expect(named).toEqual([]);
  });

  it("would be seen wrong", () => {
    const source = `function recover(width: number) {
      checkInteger(width, "truncated", 0, 1);
      throw new FieldRangeError("bits", "must be 10 or 16");
    }`;
    expect(undeclaredNames(source)).toEqual(["truncated", "bits"]);
    expect(
      undeclaredNames(source.replace("width:", "{ bits, truncated }: { bits: 10; truncated: 1 }")),
    ).toEqual([]);
  });
});
