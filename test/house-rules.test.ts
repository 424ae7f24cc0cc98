import { posix } from "node:path";
import { PROBLEMS } from "@utrn-lab/http-host";
import { CONFIRMATION_REFUSALS, REFUSALS } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { type ProjectFile, projectFiles } from "./support/tree.ts";

/** A rule that a line of some files must not break, and what to write instead. */
interface LineRule {
  readonly rule: string;
  readonly files: RegExp;
  readonly except?: RegExp;
  readonly forbidden: RegExp;
  readonly instead: string;
  /** A line that breaks the rule, in pieces, so that this file does not break it. */
  readonly broken: readonly string[];
}

const PURE = /^packages\/(utrn|meter-emulator)\/src\//;
const SOURCE = /^(packages|apps)\/[^/]+\/(src|host|web)\/.*\.tsx?$/;
const CODE = /\.tsx?$/;
const TEST = /^test\/.*\.tsx?$/;

const LINE_RULES: readonly LineRule[] = [
  {
    rule: "the packages read no clock",
    files: PURE,
    forbidden: /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/,
    instead: "take timeSeconds as an argument",
    broken: ["const now = Date", ".now();"],
  },
  {
    rule: "the packages draw no random numbers",
    files: PURE,
    forbidden: /\bMath\.random\b|\bgetRandomValues\b|\brandomUUID\b|\brandomBytes\b/,
    instead: "take random bytes as an argument",
    broken: ["const dice = Math", ".random();"],
  },
  {
    rule: "the packages import nothing from Node",
    files: PURE,
    forbidden: /["']node:|\bprocess\.|\bBuffer\b|\brequire\(/,
    instead: "let the host give it as an argument, as KeyAgreement is given",
    broken: ['import { readFileSync } from "', 'node:fs";'],
  },
  {
    rule: "utrn imports noble and itself only",
    files: /^packages\/utrn\/src\//,
    forbidden: /\bfrom ["'](?!\.\/|@noble\/)/,
    instead: "write it here, or let the host give it as an argument",
    broken: ["import { Type } ", 'from "typebox";'],
  },
  {
    rule: "the emulator imports utrn, typebox and itself only",
    files: /^packages\/meter-emulator\/src\//,
    forbidden: /\bfrom ["'](?!\.\/|@utrn-lab\/utrn["']|typebox["'/])/,
    instead: "let the host give it as an argument",
    broken: ["import fastify ", 'from "fastify";'],
  },
  {
    rule: "a code is all that passes from the supplier service to a meter",
    files: /^apps\/supplier-service\//,
    forbidden: /@utrn-lab\/(meter-emulator|keypad)/,
    instead: "issue a code, and let the meter read it",
    broken: ['import { newMeter } from "@utrn-lab', '/meter-emulator";'],
  },
  {
    rule: "exports are named",
    files: SOURCE,
    except: /\.config\.ts$/,
    forbidden: /^export (default|\*)/,
    instead: "export each thing by its name",
    broken: ["export ", "default function () {"],
  },
  {
    rule: "no checker is silenced",
    files: CODE,
    forbidden: /@ts-(ignore|nocheck|expect-error)|\bbiome[-]ignore\b/,
    instead: "use unknown and narrow it, or write what the checker asks for",
    broken: ["// @ts", "-ignore: it works"],
  },
  {
    rule: "nothing is left for later in the code",
    files: CODE,
    forbidden: /\b(TO[D]O|FIXM[E]|HAC[K])\b/,
    instead: "do it now, or write an issue",
    broken: ["// TO", "DO: the other half"],
  },
  {
    rule: "every test runs",
    files: TEST,
    forbidden: /\.(skip|only|todo|skipIf|runIf|fails)\b\s*[(.]|\b(xit|fit|xdescribe|fdescribe)\(/,
    instead: "mend the test or delete it",
    broken: ["it.", 'skip("opens the HAN", () => {'],
  },
  {
    rule: "the tree names no path of one machine",
    files: /./,
    except: /^package-lock\.json$/,
    forbidden: /(^|[^A-Za-z0-9.])\/(work|root|tmp|home|Users)\//,
    instead: "use a path from the project's root, or os.tmpdir()",
    broken: ['readFileSync("/ho', 'me/alice/vectors.json");'],
  },
];

function brokenLines(rule: LineRule, files: readonly ProjectFile[]): string[] {
  const read = files.filter(({ path }) => rule.files.test(path) && !rule.except?.test(path));
  return read.flatMap(({ path, text }) =>
    text
      .split("\n")
      .map((line, at) => ({ line, place: `${path}:${at + 1}` }))
      .filter(({ line }) => rule.forbidden.test(line))
      .map(({ line, place }) => `${place}: ${line.trim()}  -> ${rule.instead}`),
  );
}

const FILES = projectFiles();

describe.each(LINE_RULES)("$rule", (rule) => {
  it("holds in every file", () => {
    expect(brokenLines(rule, FILES)).toEqual([]);
  });

  it("would be seen broken", () => {
    const path = FILES.map((file) => file.path).find((one) => rule.files.test(one));
    const broken = { path: path ?? "a.ts", text: `const fine = 1;\n${rule.broken.join("")}\n` };
    expect(path).toBeDefined();
    expect(brokenLines(rule, [broken])).toEqual([
      `${broken.path}:2: ${rule.broken.join("")}  -> ${rule.instead}`,
    ]);
  });
});

const LINES_MAX = 400;

function tooLong(files: readonly ProjectFile[]): string[] {
  return files
    .filter(({ path, text }) => CODE.test(path) && text.split("\n").length - 1 > LINES_MAX)
    .map(({ path }) => `${path}: over ${LINES_MAX} lines  -> one idea a file: split it`);
}

describe("one idea a file", () => {
  it("needs no more than 400 lines", () => {
    expect(tooLong(FILES)).toEqual([]);
  });

  it("would be seen broken", () => {
    expect(tooLong([{ path: "a.ts", text: "\n".repeat(400) }])).toEqual([]);
    expect(tooLong([{ path: "a.ts", text: "\n".repeat(401) }])).toHaveLength(1);
  });
});

/** Titles of a page: lines that begin with one number sign, outside fenced examples. */
function titlesOf(text: string): string[] {
  return text
    .replace(/^```[\s\S]*?^```/gm, "")
    .split("\n")
    .filter((line) => /^# /.test(line));
}

function wronglyTitled(files: readonly ProjectFile[]): string[] {
  return files
    .filter(({ path, text }) => path.endsWith(".md") && titlesOf(text).length !== 1)
    .map(({ path }) => `${path}  -> one line "# Title", and "##" below it`);
}

describe("one title a page", () => {
  it("stands in every page", () => {
    expect(wronglyTitled(FILES)).toEqual([]);
  });

  it("would be seen broken", () => {
    expect(wronglyTitled([{ path: "a.md", text: "# One\n\n```sh\n# no title\n```\n" }])).toEqual(
      [],
    );
    expect(wronglyTitled([{ path: "a.md", text: "# One\n# Two\n" }])).toHaveLength(1);
    expect(wronglyTitled([{ path: "a.md", text: "One\n" }])).toHaveLength(1);
  });
});

/** Links of a page to files of the project, from the project's root; examples in code marks left out. */
function linksIn({ path, text }: ProjectFile): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, link]) => link ?? "")
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => posix.join(posix.dirname(path), link));
}

function deadLinks(files: readonly ProjectFile[]): string[] {
  const paths = files.map(({ path }) => path);
  const isThere = (link: string) =>
    paths.some((path) => path === link || path.startsWith(`${link}/`));
  return files
    .filter(({ path }) => path.endsWith(".md"))
    .flatMap((page) => linksIn(page).map((link) => ({ page: page.path, link })))
    .filter(({ link }) => !isThere(link))
    .map(({ page, link }) => `${page}: ${link}  -> link to a file that is there`);
}

describe("every link between pages", () => {
  it("leads to a file or folder of the project", () => {
    expect(deadLinks(FILES)).toEqual([]);
  });

  it("would be seen broken", () => {
    const text = "[a](b.md#part) [c](../docs) [d](https://example.org) [e](../lost.md)";
    const pages = [
      { path: "docs/a.md", text },
      { path: "docs/b.md", text: "" },
    ];
    expect(deadLinks(pages)).toEqual(["docs/a.md: lost.md  -> link to a file that is there"]);
  });
});

function pageOf(path: string): string {
  const page = FILES.find((file) => file.path === path);
  expect(page, `${path} is missing`).toBeDefined();
  return page?.text ?? "";
}

/** Names in code marks in the first cell of any table of a page. */
function namesInTables(text: string): string[] {
  return [...text.matchAll(/^\| `([^`|]+)`[^|]*\|/gm)].map(([, name]) => name ?? "");
}

describe("every refusal", () => {
  it.each([...REFUSALS, ...CONFIRMATION_REFUSALS])("%s has a row in the code format", (reason) => {
    expect(namesInTables(pageOf("docs/reference/code-format.md"))).toContain(reason);
  });

  it("is no row only because it is mentioned", () => {
    expect(namesInTables("the `lost` one\n| a | `lost` |\n| `found` | b |\n")).toEqual(["found"]);
  });
});

describe("every problem", () => {
  it("has its row in the page of errors, and no other has", () => {
    const rows = pageOf("docs/reference/errors.md").matchAll(/^\| `([^`]+)` \| (\d{3}) \|/gm);
    const found = [...rows].map(([, code, status]) => [code, Number(status)]);
    expect(found).toEqual(Object.entries(PROBLEMS).map(([code, { status }]) => [code, status]));
  });
});

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

/** What the manifests depend on, the project's own packages left out. */
function dependenciesIn(files: readonly ProjectFile[]): string[] {
  const manifests = files.filter(({ path }) => /(^|\/)package\.json$/.test(path));
  const names = manifests.flatMap(({ text }) => {
    const { dependencies, devDependencies } = JSON.parse(text) as Manifest;
    return Object.keys({ ...dependencies, ...devDependencies });
  });
  return [...new Set(names)].filter((name) => !name.startsWith("@utrn-lab/")).sort();
}

describe("every dependency", () => {
  it("has its row in docs/dependencies.md, and no other has", () => {
    const rows = namesInTables(pageOf("docs/dependencies.md")).sort();
    expect(rows).toEqual(dependenciesIn(FILES));
  });

  it("of any manifest is found", () => {
    const text = '{"dependencies":{"a":"1","@utrn-lab/utrn":"1"},"devDependencies":{"b":"1"}}';
    expect(dependenciesIn([{ path: "apps/x/package.json", text }])).toEqual(["a", "b"]);
  });

  it("of utrn is noble", () => {
    const utrn = FILES.filter(({ path }) => path === "packages/utrn/package.json");
    expect(dependenciesIn(utrn).filter((name) => !name.startsWith("@noble/"))).toEqual([]);
    expect(utrn).toHaveLength(1);
  });
});
