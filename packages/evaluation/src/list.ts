import { ASSUMPTION_NAMES, ASSUMPTIONS } from "./assumptions/table.ts";

/** All assumptions as text: name, value, what can be set, unit, certainty and what it is. */
export function listAssumptions(): string {
  const rows = ASSUMPTION_NAMES.map((name) => {
    const { value, least, most, unit, certainty, says } = ASSUMPTIONS[name];
    return [name, String(value), `${least} to ${most}`, unit, certainty, says];
  });
  const head = ["name", "value", "can be", "unit", "certainty", "what it is"];
  const widths = head.map((_, at) =>
    Math.max(...[head, ...rows].map((row) => (row[at] ?? "").length)),
  );
  const lines = [head, ...rows].map((row) =>
    row.map((cell, at) => (at === row.length - 1 ? cell : cell.padEnd(widths[at] ?? 0))).join("  "),
  );
  return `${lines.join("\n")}\n`;
}
