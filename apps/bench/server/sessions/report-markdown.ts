import type { Report } from "./report.ts";
import type { ReportLine } from "./report-lines.ts";

/** Escapes Markdown, so that a title or an outcome stays text. */
function text(words: string): string {
  return words.replace(/[\\`*_{}[\]<>()#+!|~-]/g, "\\$&").replaceAll("\n", " ");
}

/** A code fence longer than any line of a display, which so cannot close it. */
function fenced(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", "````text", ...lines, "````"];
}

function stepOf({ step, at, done, outcome, display, moved, notes }: ReportLine): string {
  return [
    `### ${step}. ${text(done)}`,
    "",
    `${at} UTC${outcome === "" ? "" : ` · ${text(outcome)}`}`,
    ...notes.flatMap((note) => ["", `> ${text(note)}`]),
    ...fenced(display),
    ...(moved.length === 0
      ? []
      : ["", "Moved since the step before:", "", ...moved.map((line) => `- ${text(line)}`)]),
  ].join("\n");
}

function conclusionOf({ conclusion, says, judged }: Report): readonly string[] {
  const verdict = `**${conclusion[0]?.toUpperCase()}${conclusion.slice(1)}.** ${text(says)}`;
  const rows = judged.map(
    ({ step, expected, actual, isMet }) =>
      `| ${step} | ${text(expected)} | ${text(actual)} | ${isMet ? "met" : "not met"} |`,
  );
  const heads = ["| Step | Expected | Actual | Result |", "|---|---|---|---|"];
  return ["## Conclusion", verdict, ...(rows.length === 0 ? [] : [[...heads, ...rows].join("\n")])];
}

function eventsOf({ events }: Report): readonly string[] {
  const lines = events.map(({ at, event, text: says, alert }) =>
    [`- ${at} ${event} ${text(says)}`, ...(alert === "" ? [] : [alert])].join(", "),
  );
  return ["## Events and alerts", lines.length === 0 ? "None." : lines.join("\n")];
}

/** A report as a page of Markdown, for a test record. */
export function markdownReport(report: Report): string {
  const { title, purpose, facts, lines } = report;
  return `${[
    `# ${text(title)}`,
    ...(purpose === "" ? [] : [text(purpose)]),
    facts.map(([name, value]) => `- ${name}: ${text(value)}`).join("\n"),
    ...conclusionOf(report),
    "## Steps",
    ...lines.map(stepOf),
    ...eventsOf(report),
  ].join("\n\n")}\n`;
}
