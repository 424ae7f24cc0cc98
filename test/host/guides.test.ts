import { buildHost, type HostApp } from "@utrn-lab/http-host";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageOf } from "../../packages/http-host/src/guides/page.ts";
import { PLAIN_HOST } from "../support/plain-host.ts";
import { projectFiles } from "../support/tree.ts";

let app: HostApp;
beforeAll(async () => {
  app = await buildHost(PLAIN_HOST);
});
afterAll(() => app.close());

const isServed = (path: string) => path === "reference/meter.md";
const page = (markdown: string) => pageOf(markdown, "guides/one.md", isServed);

describe("a page", () => {
  test("has its title, headings with anchors, tables, code and pictures", () => {
    const html = page("# A *fine* & page\n\n## The view, of `a` meter\n\n|a|\n|-|\n|`b`|\n");
    expect(html).toContain("<title>A fine &amp; page · UTRN Lab</title>");
    expect(html).toContain('<h2 id="the-view-of-a-meter">The view, of <code>a</code> meter</h2>');
    expect(html).toContain("<td><code>b</code></td>");
    expect(page("# A\n\n|a||\n|-|-|\n|b|c|\n")).not.toContain("<th></th>");
    expect(page("![keys](../images/keypad.png)")).toContain('<img src="../images/keypad.png"');
  });

  test("leads to pages that are served, to parts of itself and to the web", () => {
    const html = page("[m](../reference/meter.md#a) [p](#part) [w](https://example.org/)");
    expect(html).toContain('<a href="../reference/meter.md#a">m</a>');
    expect(html).toContain('<a href="#part">p</a>');
    expect(html).toContain('<a href="https://example.org/">w</a>');
  });

  test("has no link to what is not served, but its text", () => {
    const html = page("[a test](../../test/bench/kill.test.ts) [lost](lost.md)");
    expect(html).toContain('<span class="outside">a test</span>');
    expect(html).not.toContain("kill.test.ts");
    expect(html).not.toContain("lost.md");
  });
});

const PAGES = projectFiles()
  .map(({ path }) => path)
  .filter((path) => /^docs\/.*\.(md|png|svg|html|csv|json)$/.test(path));

test("every page and picture of the documentation is served, and its links lead on", async () => {
  for (const path of PAGES) {
    const url = `/guides/${path.slice("docs/".length)}`;
    const { statusCode, headers, body } = await app.inject(url);
    expect([url, statusCode]).toEqual([url, 200]);
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    const links = path.endsWith(".md") ? [...body.matchAll(/(?:href|src)="([^"#]+)/g)] : [];
    for (const [, link = ""] of links) {
      const { origin, pathname } = new URL(link, `http://host${url}`);
      if (origin !== "http://host" || pathname.startsWith("/docs")) continue;
      expect([url, link, (await app.inject(pathname)).statusCode]).toEqual([url, link, 200]);
    }
  }
});

test("the list of pages stands at /guides/, and /guides leads there", async () => {
  expect((await app.inject("/guides/")).body).toContain('<h1 id="documentation">');
  const { statusCode, headers } = await app.inject("/guides");
  expect([statusCode, headers.location]).toEqual([302, "/guides/"]);
});

test.each([
  "/guides/../package.json",
  "/guides/..%2fpackage.json",
  "/guides/%2e%2e/package.json",
  "/guides/guides/..%2f..%2f..%2fpackage.json",
  "/guides/..%5cpackage.json",
  "/guides/%00start.md",
  "/guides/nothing.md",
  "/guides/constructor",
])("%s is answered 404, and with no file", async (url) => {
  const { statusCode, headers } = await app.inject(url);
  expect([statusCode, headers["content-type"]]).toEqual([
    404,
    "application/problem+json; charset=utf-8",
  ]);
});

test("another method than GET is not allowed", async () => {
  const { statusCode, headers } = await app.inject({ method: "POST", url: "/guides/start.md" });
  expect([statusCode, headers.allow]).toEqual([405, "GET, HEAD"]);
});
