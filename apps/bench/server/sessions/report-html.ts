import { factsOf, linesOf, type ReportLine, titleOf } from "./report-words.ts";
import type { Session } from "./session.ts";

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

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
body { color: #1a1a1a; background: #fff; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .5rem; border-top: 1px solid #ccc; }
td { overflow-wrap: anywhere; }
pre { margin: 0; padding: .5rem; font: 15px/1.3 monospace; width: 16ch; }
pre { background: #dfe8d2; color: #10180a; }
ul { margin: 0; padding-left: 1rem; }
@media (max-width: 44rem) {
  thead { display: none; }
  tr { display: block; padding: .5rem 0; border-top: 1px solid #ccc; }
  td { display: block; padding: .15rem 0; border: 0; }
  td:empty { display: none; }
  td:first-child { font-weight: bold; }
}
@media print { tr { break-inside: avoid; } }`;

function rowOf({ step, at, done, outcome, display, moved }: ReportLine): string {
  const shown = display.length === 0 ? "" : `<pre>${text(display.join("\n"))}</pre>`;
  const changes =
    moved.length === 0 ? "" : `<ul>${moved.map((line) => `<li>${text(line)}</li>`).join("")}</ul>`;
  const cells = [step, at, text(done), text(outcome), shown, changes];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
}

/** A session as one HTML page that needs no other file, for a test record. */
export function htmlReport(session: Session): string {
  const title = text(titleOf(session));
  const about = session.description === undefined ? "" : `\n<p>${text(session.description)}</p>`;
  const facts = factsOf(session).map(([name, value]) => `${name}: ${text(value)}`);
  const heads = ["Step", "Time (UTC)", "Done", "Outcome", "Display", "Moved since the step before"];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}
</style>
</head>
<body>
<h1>${title}</h1>${about}
<p>${facts.join("<br>")}</p>
<table>
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>
${linesOf(session).map(rowOf).join("\n")}
</tbody>
</table>
</body>
</html>
`;
}
