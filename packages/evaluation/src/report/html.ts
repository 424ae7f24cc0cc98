import type { Part, Table } from "./parts.ts";
import { STYLE } from "./style.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Text as HTML: `code` in backquotes, everything else as it is. */
function html(words: string): string {
  const safe = words.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
  return safe.replace(/`([^`]+)`/g, "<code>$1</code>");
}

/** A figure; its interval stands below it, smaller. */
function figure(cell: string): string {
  const [, middle = cell, interval] = /^(\S+) \((.+ to .+)\)$/.exec(cell) ?? [];
  const below = interval === undefined ? "" : `<small>(${html(interval)})</small>`;
  return `<td class="figure">${html(middle)}${below}</td>`;
}

function rowOf([first = "", ...others]: readonly string[], isOfWords: boolean): string {
  const cells = others.map((cell) => (isOfWords ? `<td>${html(cell)}</td>` : figure(cell)));
  return `<tr><th scope="row">${html(first)}</th>${cells.join("")}</tr>`;
}

/** Tables of words that are no longer stand on one page of paper, as all tables of figures do. */
const ROWS_ON_A_PAGE = 12;

function tableOf({ caption, head, rows, isOfWords = false }: Table): string {
  const top = head
    .map((cell) => (cell === "" ? "<td></td>" : `<th scope="col">${html(cell)}</th>`))
    .join("");
  const body = rows.map((cells) => rowOf(cells, isOfWords)).join("\n");
  const name = html(caption);
  const isWhole = !isOfWords || rows.length <= ROWS_ON_A_PAGE;
  const kind = `${isOfWords ? "words" : "figures"}${isWhole ? " whole" : ""}`;
  return `<div class="wide" tabindex="0" role="region" aria-label="${name}"><table class="${kind}">
<caption>${html(caption)}</caption>
<thead><tr>${top}</tr></thead>
<tbody>
${body}
</tbody></table></div>`;
}

function figureOf(svg: string, caption: string): string {
  return `<figure tabindex="0">${svg}<figcaption>${caption}</figcaption></figure>`;
}

function partOf(part: Part): string {
  switch (part.kind) {
    case "section":
      return `<h2 id="${part.id}">${html(part.title)}</h2>`;
    case "finding":
      return `<h3>${html(part.text)}</h3>`;
    case "text":
      return `<p>${html(part.text)}</p>`;
    case "list":
      return `<ul>${part.items.map((item) => `<li>${html(item)}</li>`).join("\n")}</ul>`;
    case "table":
      return tableOf(part);
    case "chart":
      return figureOf(part.svg, html(part.caption));
  }
}

function contentsOf(parts: readonly Part[]): string {
  const links = parts.flatMap((part) =>
    part.kind === "section" ? [`<li><a href="#${part.id}">${html(part.title)}</a></li>`] : [],
  );
  return `<nav aria-label="Contents"><ol>${links.join("")}</ol></nav>`;
}

/** The report as one HTML file that needs no other: for a screen of any width, and for A4. */
export function toHtml(title: string, parts: readonly Part[]): string {
  const first = parts.findIndex(({ kind }) => kind === "section");
  const [opening, rest] = [parts.slice(0, first), parts.slice(first)];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${html(title)}</h1>
${opening.map(partOf).join("\n")}
${contentsOf(parts)}
${rest.map(partOf).join("\n")}
</main>
</body>
</html>
`;
}
