import { factsOf, linesOf, type ReportLine, titleOf } from "./report-words.ts";
import type { Session } from "./session.ts";

/** Escapes Markdown, so that a title or an outcome stays text. */
function text(words: string): string {
  return words.replace(/[\\`*_{}[\]<>()#+!|~-]/g, "\\$&").replaceAll("\n", " ");
}

/** A code fence longer than any line of a display, which so cannot close it. */
function fenced(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", "````text", ...lines, "````"];
}

function stepOf({ step, at, done, outcome, display, moved }: ReportLine): string {
  return [
    `## ${step}. ${text(done)}`,
    "",
    `${at} UTC${outcome === "" ? "" : ` · ${text(outcome)}`}`,
    ...fenced(display),
    ...(moved.length === 0
      ? []
      : ["", "Moved since the step before:", "", ...moved.map((line) => `- ${text(line)}`)]),
  ].join("\n");
}

/** A session as a page of Markdown, for a test record. */
export function markdownReport(session: Session): string {
  const head = [
    `# ${text(titleOf(session))}`,
    ...(session.description === undefined ? [] : [text(session.description)]),
    factsOf(session)
      .map(([name, value]) => `- ${name}: ${text(value)}`)
      .join("\n"),
  ];
  return `${[...head, ...linesOf(session).map(stepOf)].join("\n\n")}\n`;
}
