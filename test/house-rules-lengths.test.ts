import { describe, expect, it } from "vitest";
import { functionsOf } from "./support/functions.ts";
import { type ProjectFile, projectFiles } from "./support/tree.ts";

const CODE = /\.tsx?$/;
const CODE_AND_STYLES = /\.(tsx?|css)$/;

const FILES = projectFiles();

const LINES_MAX = 400;

function longFiles(files: readonly ProjectFile[]): string[] {
  return files
    .filter(({ path, text }) => CODE.test(path) && text.split("\n").length - 1 > LINES_MAX)
    .map(({ path }) => `${path}: over ${LINES_MAX} lines  -> one idea a file: split it`);
}

describe("one idea a file", () => {
  it("needs no more than 400 lines", () => {
    expect(longFiles(FILES)).toEqual([]);
  });

  it("would be seen broken", () => {
    expect(longFiles([{ path: "a.ts", text: "\n".repeat(400) }])).toEqual([]);
    expect(longFiles([{ path: "a.ts", text: "\n".repeat(401) }])).toHaveLength(1);
  });
});

const COLUMNS_MAX = 100;

function wideLines(files: readonly ProjectFile[]): string[] {
  return files
    .filter(({ path }) => CODE_AND_STYLES.test(path))
    .flatMap(({ path, text }) => text.split("\n").map((line, at) => ({ path, at, line })))
    .filter(({ line }) => [...line].length > COLUMNS_MAX)
    .map(({ path, at }) => `${path}:${at + 1}: over ${COLUMNS_MAX} columns  -> break the line`);
}

describe("a line", () => {
  it("needs no more than 100 columns, in comments and texts too", () => {
    expect(wideLines(FILES)).toEqual([]);
  });

  it("would be seen broken", () => {
    expect(wideLines([{ path: "a.css", text: "£".repeat(100) }])).toEqual([]);
    expect(wideLines([{ path: "a.tsx", text: `\n${"£".repeat(101)}\n` }])).toEqual([
      "a.tsx:2: over 100 columns  -> break the line",
    ]);
  });
});

const FUNCTION_LINES_MAX = 70;

/** The callback of `describe` is the table of contents of its tests: each of those is measured. */
function longFunctions(files: readonly ProjectFile[]): string[] {
  return files
    .filter(({ path }) => CODE.test(path))
    .flatMap((file) => functionsOf(file).map((one) => ({ ...one, path: file.path })))
    .filter(({ argumentOf, lines }) => argumentOf !== "describe" && lines > FUNCTION_LINES_MAX)
    .map(
      ({ path, firstLine, name, lines }) =>
        `${path}:${firstLine}: ${name} has ${lines} lines, over ${FUNCTION_LINES_MAX}` +
        "  -> name its parts, a function each",
    );
}

describe("a function", () => {
  it("needs no more than 70 lines", () => {
    expect(longFunctions(FILES)).toEqual([]);
  });

  it("would be seen broken", () => {
    const body = (lines: number) => `{${"\n".repeat(lines - 1)}}`;
    const text = [
      `function fine() ${body(70)}`,
      `export const long = async () => ${body(71)};`,
      `describe.each([1])("a title", () => ${body(200)});`,
      `it("a title", () => ${body(71)});`,
    ].join("\n");
    expect(longFunctions([{ path: "a.ts", text }])).toEqual([
      "a.ts:71: long has 71 lines, over 70  -> name its parts, a function each",
      expect.stringMatching(/^a\.ts:342: a function without a name has 71 lines/),
    ]);
  });
});
