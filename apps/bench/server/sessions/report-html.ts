import type { Report } from "./report.ts";
import type { ReportLine } from "./report-lines.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function text(words: string): string {
  return words.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

/** The styles of a report: they are in it, so that it is one file. */
export const REPORT_STYLE = `
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 64rem; padding: 0 1rem; }
body { color: #1a1a1a; background: #fff; }
h1 { margin-bottom: .25rem; line-height: 1.2; }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1.5rem; }
dt { color: #555; }
dd { margin: 0; overflow-wrap: anywhere; }
.conclusion { display: inline-block; padding: .5rem 1rem; border: 2px solid; border-radius: 6px; }
.passed { color: #0b5d2a; background: #e6f4ea; }
.failed { color: #8c1616; background: #fdecea; }
.not-judged { color: #444; background: #f2f2f2; }
table { border-collapse: collapse; width: 100%; }
th, td { box-sizing: border-box; padding: .5rem; border-top: 1px solid #ccc; }
th, td { text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
.steps { table-layout: fixed; }
.steps th:nth-child(1) { width: 6%; }
.steps th:nth-child(2) { width: 14%; }
.steps th:nth-child(3) { width: 25%; }
.steps th:nth-child(5) { width: 19%; }
.steps th:nth-child(6) { width: 15%; }
.events td:first-child { white-space: nowrap; }
pre { margin: 0; padding: .5rem; font: .9375rem/1.3 monospace; width: 16ch; }
pre { background: #dfe8d2; color: #10180a; }
ul, ol { margin: 0; padding-left: 1.25rem; }
.note { margin: .25rem 0 0; padding-left: .5rem; border-left: 3px solid #b58900; }
summary { color: #555; cursor: pointer; }
@media (max-width: 44rem) {
  dl { display: block; }
  dd { margin-bottom: .5rem; }
  thead { display: none; }
  tr { display: block; padding: .5rem 0; border-top: 1px solid #ccc; }
  td { display: block; padding: .15rem 0; border: 0; }
  td:empty { display: none; }
  td:first-child { font-weight: bold; }
}
@media print {
  html { font-size: 11px; }
  body { margin: 0; max-width: none; }
  tr, dl, .conclusion { break-inside: avoid; }
  h2 { break-after: avoid; }
  thead { display: table-header-group; }
  pre, .conclusion { print-color-adjust: exact; }
  details { display: none; }
  @page { margin: 1.5cm; }
}
`;

function listOf(members: readonly string[]): string {
  return members.length === 0
    ? ""
    : `<ul>${members.map((member) => `<li>${text(member)}</li>`).join("")}</ul>`;
}

function rowOf(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}

function tableOf(
  name: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return `<table class="${name}">
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>
${rows.map(rowOf).join("\n")}
</tbody>
</table>`;
}

function keysOf({ keys }: ReportLine): string {
  if (keys.length === 0) return "";
  const each = keys.map(([key, shown]) => `<li><b>${text(key)}</b> ${text(shown)}</li>`).join("");
  return `<details><summary>Keys one by one</summary><ol>${each}</ol></details>`;
}

function lineOf(line: ReportLine): readonly string[] {
  const { step, at, done, outcome, display, moved, notes } = line;
  const said = notes.map((note) => `<p class="note">${text(note)}</p>`).join("");
  const shown = display.length === 0 ? "" : `<pre>${text(display.join("\n"))}</pre>`;
  return [step, at, `${text(done)}${said}${keysOf(line)}`, text(outcome), shown, listOf(moved)];
}

/** What follows, and the expected and the actual verdict of each step that has one. */
function conclusionOf({ conclusion, says, judged }: Report): string {
  const rows = judged.map(({ step, expected, actual, isMet }) => [
    String(step),
    text(expected),
    text(actual),
    isMet ? "met" : "not met",
  ]);
  const verdict = `<p class="conclusion ${conclusion.replace(" ", "-")}">
<strong>${conclusion[0]?.toUpperCase()}${conclusion.slice(1)}.</strong> ${text(says)}</p>`;
  if (rows.length === 0) return verdict;
  return `${verdict}\n${tableOf("judged", ["Step", "Expected", "Actual", "Result"], rows)}`;
}

function eventsOf({ events }: Report): string {
  if (events.length === 0) return "<p>None.</p>";
  const rows = events.map(({ at, event, text: says, alert }) => [at, event, text(says), alert]);
  return tableOf("events", ["Time (UTC)", "Event", "What it says", "Alert"], rows);
}

const HEADS = ["Step", "Time (UTC)", "Done", "Outcome", "Display", "Moved since the step before"];

/** A report as one HTML page that needs no other file, for a test record. */
export function htmlReport(report: Report): string {
  const title = text(report.title);
  const facts = report.facts.map(([name, value]) => `<dt>${name}</dt><dd>${text(value)}</dd>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${report.purpose === "" ? "" : `<p>${text(report.purpose)}</p>`}
<dl>${facts.join("\n")}</dl>
<h2>Conclusion</h2>
${conclusionOf(report)}
<h2>Steps</h2>
${tableOf("steps", HEADS, report.lines.map(lineOf))}
<h2>Events and alerts</h2>
${eventsOf(report)}
</main>
</body>
</html>
`;
}
