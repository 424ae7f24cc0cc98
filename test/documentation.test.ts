import { posix } from "node:path";
import { PROBLEMS } from "@utrn-lab/http-host";
import { CONFIRMATION_REFUSALS, REFUSALS } from "@utrn-lab/utrn";
import { describe, expect, it } from "vitest";
import { type ProjectFile, projectFiles } from "./support/tree.ts";

const FILES = projectFiles();

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

/** Links of a page to files, from the project's root, without the examples in code marks. */
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

/** The anchors that a page's headings give, as GitHub makes them. */
function anchorsOf(text: string): string[] {
  const headings = text.replace(/^```[\s\S]*?^```/gm, "").matchAll(/^#{1,6} (.+)$/gm);
  return [...headings].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function deadAnchors(files: readonly ProjectFile[]): string[] {
  const pages = new Map(files.map(({ path, text }) => [path, anchorsOf(text)]));
  return files
    .filter(({ path }) => path.endsWith(".md"))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\]\(([^)#\s:]*)#([^)\s]+)\)/g)].map(([, link = "", anchor = ""]) => ({
        from: path,
        to: link === "" ? path : posix.join(posix.dirname(path), link),
        anchor,
      })),
    )
    .filter(({ to, anchor }) => pages.get(to)?.includes(anchor) === false)
    .map(({ from, to, anchor }) => `${from}: ${to}#${anchor}  -> link to a heading that is there`);
}

describe("every link to a part of a page", () => {
  it("leads to a heading of it", () => {
    expect(deadAnchors(FILES)).toEqual([]);
  });

  it("would be seen broken", () => {
    const pages = [
      { path: "docs/a.md", text: "# A\n[b](b.md#the-part) [c](#a) [d](b.md#lost)" },
      { path: "docs/b.md", text: "# B\n## The part\n" },
    ];
    expect(deadAnchors(pages)).toEqual([
      "docs/a.md: docs/b.md#lost  -> link to a heading that is there",
    ]);
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
