import { posix } from "node:path";
import { Marked, type Tokens } from "marked";
import { STYLE } from "./style.ts";

/** The anchor of a heading, as GitHub makes it, so that links hold there and here. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

/** The file that a link of a page leads to, or undefined where it is no link to a file. */
function targetOf(path: string, href: string): string | undefined {
  const [file = ""] = href.split("#");
  if (file === "" || /^[a-z]+:/i.test(file)) return undefined;
  return posix.join(posix.dirname(path), file);
}

/** Pages may be wider than a phone only where a table is, which then moves by itself. */
const TABLE = '<div class="wide" role="group" aria-label="Table" tabindex="0"><table>';

function bodyOf(markdown: string, path: string, isServed: (path: string) => boolean): string {
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        const inner = this.parser.parseInline(tokens);
        return `<h${depth} id="${anchorOf(text)}">${inner}</h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const target = targetOf(path, href);
        if (target === undefined || isServed(target)) return false;
        // Its text stays: the source and the tests of the project are not served.
        return `<span class="outside">${this.parser.parseInline(tokens)}</span>`;
      },
    },
  });
  const html = marked.parse(markdown, { async: false });
  return html
    .replaceAll("<table>", TABLE)
    .replaceAll("</table>", "</table></div>")
    .replaceAll("<th></th>", "<td></td>");
}

/**
 * A page of the documentation as HTML: text, tables and pictures, and nothing that runs.
 * @param path - of the page from the folder of the documentation, which its links start from.
 * @param isServed - whether a file of that folder is served; links to any other become text.
 */
export function pageOf(
  markdown: string,
  path: string,
  isServed: (path: string) => boolean,
): string {
  const body = bodyOf(markdown, path, isServed);
  const [, heading = "Documentation"] = /<h1[^>]*>(.*?)<\/h1>/s.exec(body) ?? [];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${heading.replace(/<[^>]*>/g, "")} · UTRN Lab</title>
<style>${STYLE}</style>
</head>
<body>
<nav aria-label="Documentation"><a href="/guides/">All pages</a>
<a href="/docs">Interface of this server</a></nav>
<main>
${body}</main>
</body>
</html>
`;
}
