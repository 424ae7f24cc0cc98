import type { Part, Table } from "./parts.ts";

const escaped = (cell: string) => cell.replaceAll("|", "\\|");
const row = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;

function tableOf({ caption, head, rows }: Table): string {
  const rule = `|${head.map(() => "---").join("|")}|`;
  return [`*${caption}*`, "", row(head), rule, ...rows.map(row)].join("\n");
}

function partOf(part: Part): string {
  switch (part.kind) {
    case "section":
      return `## ${part.title}`;
    case "finding":
      return `### ${part.text}`;
    case "text":
      return part.text;
    case "list":
      return part.items.map((item) => `- ${item}`).join("\n");
    case "table":
      return tableOf(part);
    case "chart":
      return "";
  }
}

/** The report as Markdown: all it says and all its numbers; its charts have tables beside them. */
export function toMarkdown(title: string, parts: readonly Part[]): string {
  const blocks = parts.map(partOf).filter((block) => block !== "");
  return `${[`# ${title}`, ...blocks].join("\n\n")}\n`;
}
